//! `sayso serve`: a record as pages.

use jiff::Timestamp;
use sayso_desk::{Asked, DeskError, HELD, serve};

use crate::commands::{join_record, watch};
use crate::output::{self, AllWell, Stop};
use crate::record::{now, who};
use crate::serve_args::ServeArgs;

impl From<DeskError> for Stop {
    fn from(why: DeskError) -> Self {
        match why {
            DeskError::Open(_) | DeskError::Address(_) | DeskError::Url(_) | DeskError::Header(_) => {
                Stop::Usage(why.to_string())
            }
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
    let threads = sayso_pipeline::threads(asked.threads);
    let who = who(asked.who.as_deref());
    let wanted = Asked {
        record: asked.record.clone(),
        address: asked.listen.clone(),
        port: asked.port,
        url: asked.url.clone(),
        proxy_header: asked.proxy_header.clone(),
        who: who.clone(),
        stamp: Box::new(|who, why| now(who.to_owned(), why)),
        clock: Box::new(|| Timestamp::now().as_second()),
        secret,
        threads,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        held: HELD,
        joins: Box::new(move |record| join_record::in_a_child(record, threads)),
    };
    if let Some(folder) = &asked.watch {
        watch::begin(asked, folder, &who)?;
    }
    let others = asked.url.as_ref().map(|url| format!(", for others {url}")).unwrap_or_default();
    serve(wanted, |here| output::notice(&format!("http://{here}/{others} (end it with Ctrl-C)")))?;
    Ok(AllWell::Yes)
}
