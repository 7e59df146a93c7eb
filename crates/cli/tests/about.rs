//! Completions and manual pages have every command, and are what shells and `man` read.

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use common::{sayso, stderr, stdout};

/// The commands, as the help lists them.
fn commands() -> Vec<String> {
    let help = stdout(&sayso(["--help"]));
    let listed = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let names = listed.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    names.filter_map(|line| line.split(' ').next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

/// Whether a program can be started here.
fn is_here(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// What a program says that reads these words, which must please it.
fn pleases(program: &str, arguments: &[&str], words: &str) -> String {
    let mut running = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    running.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    let said = running.wait_with_output().unwrap();
    assert!(said.status.success() && said.stderr.is_empty(), "{program}: {}", stderr(&said));
    stdout(&said)
}

#[test]
fn completions_of_every_shell_name_every_command() {
    let commands = commands();
    assert!(commands.len() > 20 && commands.contains(&"completions".to_owned()), "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = stdout(&sayso(["completions", shell]));
        for command in &commands {
            assert!(text.contains(command.as_str()), "{shell} knows no {command}");
        }
        assert!(text.contains("--manifest") || text.contains("-l manifest"), "{shell} knows no options");
    }
}

#[test]
fn a_shell_completes_by_them() {
    if !is_here("bash") {
        return; // Windows
    }
    let script = stdout(&sayso(["completions", "bash"]))
        + "\nCOMP_WORDS=(sayso inc) COMP_CWORD=1 COMP_LINE='sayso inc'; _sayso sayso inc sayso; echo \"${COMPREPLY[@]}\"\n";
    assert_eq!(pleases("bash", &["-s"], &script).trim(), "incidents");
}

#[test]
fn every_command_has_a_page() {
    let all = stdout(&sayso(["man"]));
    for command in commands() {
        let output = sayso(["man", &command]);
        assert_eq!(output.status.code(), Some(0), "{command}: {}", stderr(&output));
        let page = stdout(&output);
        assert!(page.contains(&format!(".TH sayso-{command} 1")), "{page}");
        assert!(page.contains("Example: sayso ") && !page.contains('\u{1b}'), "{command}");
        assert!(all.contains(&format!("sayso\\-{command}(1)")), "{command} is not on the page of the program");
    }
    let output = sayso(["man", "paint"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no command \"paint\""), "{}", stderr(&output));
}

#[test]
fn a_page_is_one_that_man_sets() {
    if !is_here("groff") {
        return; // it is checked where there is one
    }
    let set = pleases("groff", &["-man", "-Tascii", "-P-cbou", "-ww"], &stdout(&sayso(["man", "read"])));
    assert!(set.contains("OPTIONS") && set.contains("manifest"), "{set}");
}
