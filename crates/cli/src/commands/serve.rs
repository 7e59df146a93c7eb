//! `sayso serve`: a record as pages on this machine.

use sayso_desk::{Asked, DeskError, serve};

use crate::output::{self, AllWell, Stop};
use crate::record::{now, who};
use crate::record_args::ServeArgs;

impl From<DeskError> for Stop {
    fn from(why: DeskError) -> Self {
        match why {
            DeskError::Open(_) => Stop::Usage(why.to_string()),
            _ => Stop::Failed(why.to_string()),
        }
    }
}

/// Serves until it is ended. Once the address is printed, it answers.
pub fn run(asked: &ServeArgs) -> Result<AllWell, Stop> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|why| {
        Stop::Failed(format!("the system gives no random numbers ({why}); nothing is served without."))
    })?;
    let who = who(asked.who.as_deref());
    let says = who.clone();
    let wanted = Asked {
        record: asked.record.clone(),
        address: asked.address.clone(),
        port: asked.port,
        who,
        stamp: Box::new(move |why| now(says.clone(), why)),
        secret,
        threads: sayso_pipeline::threads(asked.threads),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    serve(wanted, |here| output::notice(&format!("http://{here}/ (end it with Ctrl-C)")))?;
    Ok(AllWell::Yes)
}
