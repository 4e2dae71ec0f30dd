//! A run in shards under a real Slurm: a controller and two nodes, all on this machine, as long as the test runs.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, geteuid, kill_process};

use crate::{
    folder::{Folder, errors},
    programs::skipped,
    support::root,
};

const PROGRAMS: [&str; 6] = ["slurmctld", "slurmd", "sinfo", "sbatch", "squeue", "scontrol"];

/// The controller and its nodes, which end with the test.
struct Slurm<'a> {
    folder: &'a Folder,
    daemons: Vec<Child>,
}

impl<'a> Slurm<'a> {
    /// Starts it; says why not, where it is not installed or may not run.
    fn start(folder: &'a Folder) -> Result<Self, String> {
        let is_there = |name: &&&str| Command::new(name).arg("-V").output().is_ok();
        if let Some(missing) = PROGRAMS.iter().find(|name| !is_there(name)) {
            return Err(format!("no {missing} here"));
        }
        if !geteuid().is_root() {
            return Err("nodes of Slurm start as root".to_owned());
        }
        let host = Command::new("hostname").arg("-s").output().map_err(|e| e.to_string())?;
        let host = String::from_utf8_lossy(&host.stdout).trim().to_owned();
        folder.write("slurm.conf", configuration(&folder.0, &host));
        fs::create_dir(folder.0.join("state")).unwrap();
        fs::create_dir(folder.0.join("bin")).unwrap();
        let program = env!("CARGO_BIN_EXE_overbuild");
        std::os::unix::fs::symlink(program, folder.0.join("bin/overbuild")).unwrap();
        let mut slurm = Self { folder, daemons: Vec::new() };
        for arguments in [vec!["slurmctld"], vec!["slurmd", "-N", "n1"], vec!["slurmd", "-N", "n2"]]
        {
            let mut command = slurm.command(arguments[0]);
            command.args(&arguments[1..]).arg("-D").stdout(Stdio::null()).stderr(Stdio::null());
            slurm.daemons.push(command.spawn().map_err(|error| error.to_string())?);
        }
        let both = |told: &str| told.lines().filter(|line| line.ends_with("idle")).count() == 2;
        let ready =
            slurm.wait(Duration::from_secs(20), &["sinfo", "-h", "-N", "-o", "%N %T"], both);
        if ready { Ok(slurm) } else { Err("its nodes do not come up here".to_owned()) }
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        let path = std::env::var("PATH").unwrap_or_default();
        command.env("PATH", format!("{}:{path}", self.folder.0.join("bin").display()));
        command.env("SLURM_CONF", self.folder.0.join("slurm.conf"));
        command.current_dir(&self.folder.0).stdin(Stdio::null());
        command
    }

    fn told(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments[0]).args(&arguments[1..]).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Asks until the answer is as wanted, or for so long.
    fn wait(&self, patience: Duration, ask: &[&str], wanted: impl Fn(&str) -> bool) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < patience {
            if wanted(&self.told(ask)) {
                return true;
            }
            thread::sleep(Duration::from_millis(200));
        }
        false
    }

    /// Ends a node as if its power had gone: what runs there, what watches over it, and its daemon. Returns the number
    /// of the job that ran there, if one did.
    fn kill_node(&mut self, name: &str, daemon: usize) -> Option<String> {
        let (pid, job) = running_on(name, &self.folder.0)?;
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let parent = stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()?;
        let watcher = fs::read_to_string(format!("/proc/{parent}/comm")).unwrap_or_default();
        if watcher.trim() == "slurmstepd" {
            let _ = kill_process(Pid::from_raw(parent)?, Signal::KILL);
        }
        let _ = kill_process(Pid::from_raw(pid)?, Signal::KILL);
        drop(self.daemons[daemon].kill());
        Some(job)
    }
}

impl Drop for Slurm<'_> {
    fn drop(&mut self) {
        drop(self.command("scancel").arg("--user=root").output());
        for daemon in &mut self.daemons {
            let _ = kill_process(crate::programs::number(daemon), Signal::TERM);
        }
        thread::sleep(Duration::from_secs(1));
        for daemon in &mut self.daemons {
            drop(daemon.kill());
            drop(daemon.wait());
        }
    }
}

/// The process of ours that runs on a node, and its job: only what this test has started works in its folder.
fn running_on(node: &str, folder: &Path) -> Option<(i32, String)> {
    let processes = fs::read_dir("/proc").ok()?.flatten();
    let found = processes.filter_map(|entry| {
        let pid: i32 = entry.file_name().to_str()?.parse().ok()?;
        let path = entry.path();
        let is_ours = fs::read_link(path.join("cwd")).ok()? == folder;
        let environment = fs::read(path.join("environ")).ok()?;
        let environment = String::from_utf8_lossy(&environment).into_owned();
        let value = |key: &str| {
            environment.split('\0').find_map(|entry| entry.strip_prefix(key)).map(str::to_owned)
        };
        let command = fs::read(path.join("cmdline")).ok()?;
        let is_shard = String::from_utf8_lossy(&command).contains("--shard");
        let on_node = value("SLURMD_NODENAME=").as_deref() == Some(node);
        (is_ours && is_shard && on_node).then(|| Some((pid, value("SLURM_JOB_ID=")?)))?
    });
    found.into_iter().next()
}

fn configuration(folder: &Path, host: &str) -> String {
    let folder = folder.display();
    let port = 20_000 + std::process::id() % 10_000 * 3;
    format!(
        "ClusterName=overbuild\nSlurmctldHost={host}(127.0.0.1)\nSlurmctldPort={port}\nAuthType=auth/none\n\
         CredType=cred/none\nSlurmUser=root\nSlurmdUser=root\nStateSaveLocation={folder}/state\n\
         SlurmdSpoolDir={folder}/spool-%n\nSlurmctldPidFile={folder}/slurmctld.pid\n\
         SlurmdPidFile={folder}/slurmd-%n.pid\nSlurmctldLogFile={folder}/slurmctld.out\n\
         SlurmdLogFile={folder}/slurmd-%n.out\nProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\n\
         JobAcctGatherType=jobacct_gather/none\nAccountingStorageType=accounting_storage/none\n\
         MpiDefault=none\nReturnToService=2\nSlurmdTimeout=6\nSelectType=select/cons_tres\n\
         SelectTypeParameters=CR_Core\n\
         NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={} CPUs=2\n\
         NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={} CPUs=2\n\
         PartitionName=all Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP\n",
        port + 1,
        port + 2
    )
}

#[test]
fn a_job_array_whose_node_dies_gives_the_run_of_one_machine() {
    let folder = Folder::empty("cluster");
    let mut slurm = match Slurm::start(&folder) {
        Ok(slurm) => slurm,
        Err(why) => return skipped("shards under Slurm", &why),
    };
    let script = root().join("scenarios/cluster/overbuild.sbatch").display().to_string();
    let run = ["fiber-glut", "--paths", "24000", "--quiet"];
    let array = ["sbatch", "--parsable", "--array=1-4", &script];
    let job = slurm.told(&[array.as_slice(), &run].concat()).trim().to_owned();
    assert!(job.parse::<u32>().is_ok(), "{job}");
    let begun = Instant::now();
    let mut lost = None;
    while lost.is_none() && begun.elapsed() < Duration::from_mins(1) {
        lost = slurm.kill_node("n2", 2);
    }
    let lost = lost.expect("a shard ran on the node that was to die");
    // Slurm sees it after some seconds, and would wait two minutes before it tries again.
    let state = ["squeue", "-h", "-j", &lost, "-o", "%T"];
    assert!(slurm.wait(Duration::from_secs(90), &state, |told| told.starts_with("PENDING")));
    slurm.told(&["scontrol", "update", &format!("jobid={lost}"), "StartTime=now"]);
    let done = slurm.wait(Duration::from_mins(2), &["squeue", "-h"], |told| told.trim().is_empty());
    assert!(done, "{}", slurm.told(&["squeue"]));
    let merge = ["merge", "shards/1", "shards/2", "shards/3", "shards/4", "--out", "merged"];
    let merged = folder.run(&merge);
    assert!(merged.status.success(), "{}", errors(&merged));
    let whole = folder.run(&[["run"].as_slice(), &run, &["--out", "whole"]].concat());
    assert!(whole.status.success());
    crate::shards::same(&folder, "whole", "merged");
}

/// A part of an array that is sent again must say how many shards the run has.
#[test]
fn the_script_wants_to_know_of_how_many() {
    let folder = Folder::empty("cluster-script");
    fs::create_dir(folder.0.join("bin")).unwrap();
    std::os::unix::fs::symlink("/bin/echo", folder.0.join("bin/overbuild")).unwrap();
    let told = |variables: &[(&str, &str)]| {
        let path = format!("{}:{}", folder.0.join("bin").display(), "/usr/bin:/bin");
        let mut command = Command::new("bash");
        command
            .arg(root().join("scenarios/cluster/overbuild.sbatch"))
            .args(["base", "--paths", "9"]);
        command
            .env_clear()
            .env("PATH", path)
            .envs(variables.iter().copied())
            .current_dir(&folder.0);
        let output = command.output().unwrap();
        let text =
            String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        (output.status.code(), text.into_owned())
    };
    let array = |number, min, max, count| {
        vec![
            ("SLURM_ARRAY_TASK_ID", number),
            ("SLURM_ARRAY_TASK_MIN", min),
            ("SLURM_ARRAY_TASK_MAX", max),
            ("SLURM_ARRAY_TASK_COUNT", count),
        ]
    };
    let wanted = "run base --paths 9 --shard 3/16 --out shards/3 --threads 1\n";
    assert_eq!(told(&array("3", "1", "16", "16")), (Some(0), wanted.to_owned()));
    let (code, text) = told(&array("3", "3", "7", "2"));
    assert!(code == Some(2) && text.contains("OVERBUILD_SHARDS"), "{text}");
    let (_, text) = told(&[array("3", "3", "7", "2"), vec![("OVERBUILD_SHARDS", "16")]].concat());
    assert_eq!(text, wanted);
    assert!(told(&[]).1.contains("submit this as an array"));
}
