//! `serve`: the demo on two origins. The server plays the shop; a plain static origin plays the blog that embeds it.

mod files;
mod host;
mod http;
mod server;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener},
    path::{self, Path, PathBuf},
    process::ExitCode,
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};

pub use self::server::binary;
use crate::{build, workspace::Workspace};

#[derive(clap::Args)]
pub struct Arguments {
    /// Port of the server
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Port of the blog
    #[arg(long, default_value_t = 8081)]
    host_port: u16,
    /// Folder of the database and uploaded media [default: data, in the repository]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Address to listen on
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    bind: IpAddr,
    #[command(flatten)]
    build: build::Arguments,
}

/// Both origins, running; they stop with this value.
pub struct Demo {
    server: server::Server,
    /// Origin of the server, without a slash at the end.
    pub server_origin: String,
    /// Origin of the blog, without a slash at the end.
    pub host_origin: String,
}

impl Demo {
    /// Starts both on given addresses and waits until both answer. A port of 0 takes a free one.
    pub fn start(
        workspace: &Workspace,
        data: &Path,
        server: SocketAddr,
        host: SocketAddr,
        is_behind_proxy: bool,
    ) -> Result<Self> {
        let host_listener = claim(host, "--host-port")?;
        let host_origin = origin(address_of(&host_listener)?);
        let (server, server_origin) = start_server(workspace, data, server, is_behind_proxy)?;
        host::start(workspace, host_listener, &server_origin)?;
        http::get(&host_origin, "/").context("the blog does not answer")?;
        Ok(Self {
            server,
            server_origin,
            host_origin,
        })
    }

    /// Starts both on free ports of this machine.
    pub fn on_free_ports(workspace: &Workspace, data: &Path) -> Result<Self> {
        let free = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        // The tests are many people at as many addresses, which they tell as a proxy would.
        Self::start(workspace, data, free, free, true)
    }

    /// Returns only when the server has ended by itself, with the reason.
    fn watch(&mut self) -> Result<ExitCode> {
        loop {
            if let Some(status) = self.server.ended()? {
                bail!("the server has ended ({status}); its last words are above");
            }
            thread::sleep(Duration::from_millis(200));
        }
    }
}

/// Builds what is stale and serves until interrupted.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<ExitCode> {
    let server = SocketAddr::from((arguments.bind, arguments.port));
    let host = SocketAddr::from((arguments.bind, arguments.host_port));
    // Looked at before the build too: nobody should wait minutes to hear that a port is taken.
    claim(server, "--port")?;
    claim(host, "--host-port")?;
    prepare(workspace, &arguments.build)?;
    let data = match &arguments.data {
        // The server runs in the repository's root, which need not be where this command was typed.
        Some(folder) => path::absolute(folder).context("the folder of --data has no path")?,
        None => workspace.path("data"),
    };
    let mut demo = Demo::start(workspace, &data, server, host, false)?;
    println!("ready {}/", demo.host_origin);
    demo.watch()
}

/// Builds everything that a demo needs.
pub fn prepare(workspace: &Workspace, arguments: &build::Arguments) -> Result<()> {
    build::run(workspace, arguments)?;
    server::build(workspace)
}

/// Starts the server and returns its origin too, which it has to be told: so a free port is looked for first, and is free only
/// at that moment. When somebody else was faster, another one is looked for.
fn start_server(
    workspace: &Workspace,
    data: &Path,
    wanted: SocketAddr,
    is_behind_proxy: bool,
) -> Result<(server::Server, String)> {
    let mut tries = if wanted.port() == 0 { 5 } else { 1 };
    loop {
        tries -= 1;
        let address = address_of(&claim(wanted, "--port")?)?;
        let origin = origin(address);
        match server::Server::start(workspace, data, address, &origin, is_behind_proxy)? {
            Ok(server) => return Ok((server, origin)),
            Err(status) if tries == 0 => {
                bail!("the server has ended before it was ready ({status}); its reason is above")
            }
            Err(_) => {}
        }
    }
}

fn address_of(listener: &TcpListener) -> Result<SocketAddr> {
    listener
        .local_addr()
        .context("the claimed port has no address")
}

fn claim(address: SocketAddr, option: &str) -> Result<TcpListener> {
    TcpListener::bind(address).with_context(|| {
        format!("cannot listen on {address}; stop what uses it or choose another with {option}")
    })
}

/// The origin under which a browser on this machine reaches an address.
fn origin(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("http://127.0.0.1:{}", address.port())
    } else {
        format!("http://{address}")
    }
}
