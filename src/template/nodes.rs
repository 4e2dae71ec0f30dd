//! Elements by their names, whatever their prefixes.

use roxmltree::Node;

/// An element of a name within another, one step down.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|own| own.tag_name().name() == name)
}

/// The first element of a name, at any depth.
pub(super) fn below<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|own| own.tag_name().name() == name)
}
