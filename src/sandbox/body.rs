//! A body that can be slow, or end in its middle.

use std::{
    collections::VecDeque,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

/// How long a broken body waits before it breaks, so that what came before is on its way.
const BEFORE_THE_CUT: Duration = Duration::from_millis(20);
/// In how many pieces a slow body comes.
const PIECES: usize = 20;

/// A body in pieces, with a pause after each.
pub struct Paced {
    left: VecDeque<Bytes>,
    pause: Option<Duration>,
    sleep: Option<Pin<Box<Sleep>>>,
    cut: bool,
}

impl Paced {
    /// All at once.
    pub fn whole(body: String) -> Self {
        Self { left: VecDeque::from([Bytes::from(body)]), pause: None, sleep: None, cut: false }
    }

    /// In twenty pieces, with this pause after each.
    pub fn slow(body: String, pause: Duration) -> Self {
        let size = body.len().div_ceil(PIECES).max(1);
        let bytes = Bytes::from(body);
        let left = (0..bytes.len())
            .step_by(size)
            .map(|start| bytes.slice(start..bytes.len().min(start + size)))
            .collect();
        Self { left, pause: Some(pause), sleep: None, cut: false }
    }

    /// Its first half, then an error, which ends the connection.
    pub fn half(body: String) -> Self {
        let bytes = Bytes::from(body);
        let left = VecDeque::from([bytes.slice(..bytes.len() / 2)]);
        Self { left, pause: Some(BEFORE_THE_CUT), sleep: None, cut: true }
    }
}

impl Body for Paced {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(pause) = &mut self.sleep {
            ready!(pause.as_mut().poll(cx));
            self.sleep = None;
        }
        match self.left.pop_front() {
            Some(piece) => {
                self.sleep = self.pause.map(|pause| Box::pin(sleep(pause)));
                Poll::Ready(Some(Ok(Frame::data(piece))))
            }
            None if self.cut => Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into()))),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && !self.cut
    }

    fn size_hint(&self) -> SizeHint {
        if self.cut {
            return SizeHint::default();
        }
        SizeHint::with_exact(self.left.iter().map(|piece| piece.len() as u64).sum())
    }
}
