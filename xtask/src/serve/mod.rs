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
        // Both ports are claimed before anything starts, so that a clash is told at once and not half-way.
        let server_address = claim(server, "--port")?
            .local_addr()
            .context("the claimed port has no address")?;
        let host_listener = claim(host, "--host-port")?;
        let server_origin = origin(server_address);
        let host_origin = origin(
            host_listener
                .local_addr()
                .context("the claimed port has no address")?,
        );
        host::start(workspace, host_listener, &server_origin)?;
        let server = server::Server::start(
            workspace,
            data,
            server_address,
            &server_origin,
            is_behind_proxy,
        )?;
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
