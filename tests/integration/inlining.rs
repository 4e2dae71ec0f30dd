//! What a loop over paths calls must be inlined into it, or nothing of it is a vector.

use std::collections::BTreeSet;

use syn::{
    Attribute, Expr, ExprCall, ExprMethodCall, ImplItemFn, ItemFn, ItemImpl, Type,
    visit::{self, Visit},
};

use crate::{architecture::files_of, support::root};

/// Functions that are inlined wherever they are called, each behind the type that it belongs to, if it does.
#[derive(Default)]
struct Inlined {
    names: BTreeSet<(Option<String>, String)>,
    owner: Option<String>,
}

impl Inlined {
    fn note(&mut self, attributes: &[Attribute], name: &syn::Ident) {
        let always = |one: &Attribute| {
            one.path().is_ident("inline")
                && one.parse_args::<syn::Ident>().is_ok_and(|how| how == "always")
        };
        if attributes.iter().any(always) {
            self.names.insert((self.owner.clone(), name.to_string()));
        }
    }

    /// Whether a path of so many names is that of one of them.
    fn has(&self, names: &[String]) -> bool {
        // A name alone may be that of a variable.
        let [.., owner, name] = names else { return false };
        let owned = (Some(owner.clone()), name.clone());
        let free = owner.starts_with(char::is_lowercase);
        self.names.contains(&owned) || free && self.names.contains(&(None, name.clone()))
    }
}

/// The type whose methods these are.
fn owner(item: &ItemImpl) -> Option<String> {
    let Type::Path(path) = &*item.self_ty else { return None };
    path.path.segments.last().map(|one| one.ident.to_string())
}

impl<'a> Visit<'a> for Inlined {
    fn visit_item_fn(&mut self, item: &'a ItemFn) {
        self.note(&item.attrs, &item.sig.ident);
        visit::visit_item_fn(self, item);
    }

    fn visit_item_impl(&mut self, item: &'a ItemImpl) {
        self.owner = owner(item);
        visit::visit_item_impl(self, item);
        self.owner = None;
    }

    fn visit_impl_item_fn(&mut self, item: &'a ImplItemFn) {
        self.note(&item.attrs, &item.sig.ident);
        visit::visit_impl_item_fn(self, item);
    }
}

/// Such functions that are handed over by their names, as `Appraiser::ordered`: what calls them then is not inlined.
struct HandedOver<'a> {
    inlined: &'a Inlined,
    /// Whose methods are read, so whom `Self` means.
    owner: Option<String>,
    found: Vec<String>,
}

impl HandedOver<'_> {
    fn see(&mut self, arguments: syn::punctuated::Iter<'_, Expr>) {
        for argument in arguments {
            let Expr::Path(path) = argument else { continue };
            let names = path.path.segments.iter().map(|one| match one.ident.to_string() {
                name if name == "Self" => self.owner.clone().unwrap_or(name),
                name => name,
            });
            let names: Vec<String> = names.collect();
            if self.inlined.has(&names) {
                self.found.push(names.join("::"));
            }
        }
    }
}

impl<'a> Visit<'a> for HandedOver<'_> {
    fn visit_item_impl(&mut self, item: &'a ItemImpl) {
        self.owner = owner(item);
        visit::visit_item_impl(self, item);
        self.owner = None;
    }

    fn visit_expr_call(&mut self, call: &'a ExprCall) {
        self.see(call.args.iter());
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
        self.see(call.args.iter());
        visit::visit_expr_method_call(self, call);
    }
}

/// Functions of these texts that are handed over by their names, though they are to be inlined.
fn handed_over(texts: &[&str]) -> Vec<String> {
    let parsed: Vec<syn::File> = texts.iter().map(|text| syn::parse_file(text).unwrap()).collect();
    let mut inlined = Inlined::default();
    for file in &parsed {
        inlined.visit_file(file);
    }
    let mut handed = HandedOver { inlined: &inlined, owner: None, found: Vec::new() };
    for file in &parsed {
        handed.visit_file(file);
    }
    handed.found
}

#[test]
fn what_is_to_be_inlined_is_not_handed_over_by_its_name() {
    let files =
        ["math", "random", "model", "metrics"].map(|name| files_of(&root().join("src").join(name)));
    let texts: Vec<&str> = files.iter().flatten().map(|(_, text)| text.as_str()).collect();
    let found = handed_over(&texts);
    assert!(found.is_empty(), "write a closure that is `#[inline(always)]`: {found:?}");
}

#[test]
fn a_name_is_found_where_it_is_handed_over() {
    let text = "impl A { #[inline(always)] fn b(&self) {} #[inline] fn c(&self) {} }\n\
                #[inline(always)] fn d() {}\n\
                fn f() { g(A::b, A::c); x.each(1, A::b); A::b(&a); g(|a| a.b()); g(m::d, B::b); }\n\
                impl A { fn e(&self) { self.each(Self::b); self.each(Self::c); } }";
    assert_eq!(handed_over(&[text]), ["A::b", "A::b", "m::d", "A::b"]);
}
