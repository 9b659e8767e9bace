package fr.teleguichet.fleet.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fr.teleguichet.fleet.call.EventReader;
import fr.teleguichet.fleet.call.KioskLine;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A kiosk's page in the smallest form that talks; its agent is the test. */
final class KioskPage {
  private static final String ADDRESS = "http://localhost/kiosk";
  private static final String HTML =
      """
      <!DOCTYPE html><html lang="fr"><title>Kiosk</title><video autoplay></video><script>
      const firstVideo = () => peer.getReceivers().map((it) => it.track).find((it) => it.kind === "video");
      let peer; let number = 0; let channel; let papers; let wish; let arrived; window.text = "";
      const say = (signal) => toManager(JSON.stringify(signal));
      async function connect(connection) {
        peer?.close();
        number = connection;
        peer = new RTCPeerConnection();
        channel = peer.createDataChannel("t140", {ordered: true, negotiated: true, id: 1, protocol: "t140"});
        channel.onmessage = (event) => { window.text += event.data; };
        papers = peer.createDataChannel("documents",
          {ordered: true, negotiated: true, id: 2, protocol: "teleguichet-documents"});
        papers.binaryType = "arraybuffer";
        papers.onopen = () => papers.send(JSON.stringify({kind: "able", scan: true, print: true}));
        papers.onmessage = ({data}) => paper(data);
        const shown = peer.createDataChannel("page",
          {ordered: true, negotiated: true, id: 3, protocol: "teleguichet-page"});
        shown.onopen = () => window.modern && shown.send(JSON.stringify({kind: "able"}));
        shown.onmessage = ({data}) => { window.page = JSON.parse(data).kind; };
        const media = await navigator.mediaDevices.getUserMedia({video: true, audio: true});
        for (const track of media.getTracks()) peer.addTrack(track, media);
        peer.onicecandidate = ({candidate}) =>
          candidate && say({kind: "candidate", connection, candidate: candidate.toJSON()});
        peer.ontrack = ({streams, track}) => {
          if (track.kind === "video" && track !== firstVideo()) return;
          document.querySelector("video").srcObject = streams[0]; };
      }
      window.can = (able) => papers.send(JSON.stringify({kind: "able", ...able}));
      // A citizen who shows a paper at once, and prints whatever comes.
      async function paper(data) {
        if (typeof data !== "string") {
          arrived += data.byteLength;
          if (arrived === wish.size) papers.send(JSON.stringify({kind: "printed", id: wish.id}));
          return;
        }
        wish = JSON.parse(data);
        arrived = 0;
        if (wish.kind !== "scan" || window.absent) return;
        if (window.unwilling) {
          papers.send(JSON.stringify({kind: "refused", id: wish.id, why: "citizen"}));
          return;
        }
        if (window.instead) {
          papers.send(JSON.stringify({kind: "page", id: wish.id, ...window.instead}));
          papers.send(new ArrayBuffer(10));
          return;
        }
        const canvas = Object.assign(document.createElement("canvas"), {width: 800, height: 1100});
        const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg"));
        const bytes = await blob.arrayBuffer();
        papers.send(JSON.stringify({kind: "page", id: wish.id, type: "image/jpeg", size: bytes.byteLength}));
        for (let at = 0; at < bytes.byteLength; at += 4096) papers.send(bytes.slice(at, at + 4096));
      }
      window.ready = () => say({kind: "ready", peer: crypto.randomUUID()});
      window.restart = () => say({kind: "restart", connection: number});
      window.offers = 0;
      window.printedBytes = () => arrived;
      window.write = (text) => channel.send(text);
      window.take = async (signal) => {
        if (signal.kind === "offer" && signal.connection >= number) {
          if (signal.connection > number) await connect(signal.connection);
          window.offers++;
          await peer.setRemoteDescription({type: "offer", sdp: signal.sdp});
          await peer.setLocalDescription(await peer.createAnswer());
          await say({kind: "answer", connection: number, sdp: peer.localDescription.sdp});
        } else if (signal.kind === "candidate" && signal.connection === number) {
          await peer.addIceCandidate(signal.candidate);
        }
      };
      window.pictures = async () => {
        let frames = 0;
        for (const it of (await peer?.getStats())?.values() ?? []) {
          if (it.type !== "inbound-rtp" || it.kind !== "video") continue;
          if (it.trackIdentifier === firstVideo().id) frames = it.framesDecoded ?? 0;
          else window.pageFrames = it.framesDecoded ?? 0;
        }
        return frames;
      };
      </script></html>
      """;

  private final Page page;
  private final KioskLine line;
  private int handedOn;

  /** Opens it; what it has for the adviser goes into this call. */
  KioskPage(Page page, KioskLine line, String call) {
    this.page = page;
    this.line = line;
    page.route(
        ADDRESS,
        route ->
            route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(HTML)));
    page.exposeFunction(
        "toManager",
        arguments -> {
          try {
            return line.post("/" + call + "/signals", String.valueOf(arguments[0])).statusCode();
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    page.navigate(ADDRESS);
  }

  /** Nobody touches the page, whatever the adviser asks for. */
  void leave() {
    Object _ = page.evaluate("() => { window.absent = true; }");
  }

  /** Says that the page is there. */
  void ready() {
    Object _ = page.evaluate("() => window.ready()");
  }

  /** Hands on what came for the page meanwhile. */
  void turn() {
    var told = line.told();
    for (; handedOn < told.size(); handedOn++) {
      EventReader.Told it = told.get(handedOn);
      if (it.event().equals("signal")) {
        Object _ = page.evaluate("(text) => window.take(JSON.parse(text).signal)", it.data());
      }
    }
    page.waitForTimeout(50);
  }

  /** How many pictures of the adviser were seen. */
  int frames() {
    return ((Number) page.evaluate("() => window.pictures()")).intValue();
  }

  /** What the adviser wrote. */
  String text() {
    return String.valueOf(page.evaluate("() => window.text"));
  }

  /** It is of a release that knows how to show a page. */
  void knowsPages() {
    Object _ = page.evaluate("() => { window.modern = true; }");
  }

  /** How many offers it has answered. */
  int offers() {
    return ((Number) page.evaluate("() => window.offers")).intValue();
  }

  /** Asks for another way through the network. */
  void restart() {
    Object _ = page.evaluate("() => window.restart()");
  }

  /** How many pictures of a page that is shown were seen. */
  int pageFrames() {
    Object _ = frames();
    return ((Number) page.evaluate("() => window.pageFrames ?? 0")).intValue();
  }

  /** What was said last of a page: shown or hidden. */
  String pageIs() {
    return String.valueOf(page.evaluate("() => window.page"));
  }

  /** What works there from now on; older kiosks do not say why the rest does not. */
  void can(String able) {
    Object _ = page.evaluate("(able) => window.can(JSON.parse(able))", able);
  }

  /** From now on the citizen shows no paper. */
  void refuseScans() {
    Object _ = page.evaluate("() => { window.unwilling = true; }");
  }

  /** Of every paper it says this from now on, and sends ten bytes; of none by {@code null}. */
  void showsInstead(String type) {
    Object _ = page.evaluate("(type) => { window.instead = JSON.parse(type); }", type);
  }

  /** How many bytes of a paper to print have come. */
  int printed() {
    return ((Number) page.evaluate("() => window.printedBytes()")).intValue();
  }

  void write(String text) {
    Object _ = page.evaluate("(text) => window.write(text)", text);
  }
}
