package fr.teleguichet.edge.boot;

import fr.teleguichet.edge.document.ScanAndPrintService;
import fr.teleguichet.edge.erasure.BrowserErasure;
import fr.teleguichet.edge.erasure.ClipboardErasure;
import fr.teleguichet.edge.erasure.ErasureTarget;
import fr.teleguichet.edge.erasure.MemoryErasure;
import fr.teleguichet.edge.erasure.PaperDeviceErasure;
import fr.teleguichet.edge.erasure.SessionErasureService;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.display.Clipboard;
import fr.teleguichet.edge.peripheral.monitoring.InstalledDevices;
import fr.teleguichet.edge.session.SessionService;
import fr.teleguichet.edge.speech.SpeechService;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The places at which a citizen could leave something on this kiosk. Each device has a thread of
 * its own: one that hangs must not keep the others from being looked at.
 */
record ErasureSetup(
    SessionErasureService erasure, List<ErasureTarget> places, List<Loop.Worker> workers) {

  static ErasureSetup of(
      Loop loop,
      SessionErasureService erasure,
      BrowserErasure browser,
      Optional<Clipboard> clipboard,
      InstalledDevices devices,
      ScanAndPrintService documents,
      Optional<SpeechService> speech) {
    List<Loop.Worker> workers = new ArrayList<>();
    List<ErasureTarget> places = new ArrayList<>();
    places.add(browser);
    devices
        .printer()
        .map(it -> PaperDeviceErasure.of(worker(loop, "printer", workers), it, documents))
        .ifPresent(places::add);
    devices
        .scanner()
        .map(it -> PaperDeviceErasure.of(worker(loop, "scanner", workers), it, documents))
        .ifPresent(places::add);
    clipboard
        .map(it -> new ClipboardErasure(worker(loop, "clipboard", workers), it))
        .ifPresent(places::add);
    // Last: the devices ask it what was used.
    places.add(new MemoryErasure(documents, speech));
    return new ErasureSetup(erasure, places, workers);
  }

  private static Loop.Worker worker(Loop loop, String device, List<Loop.Worker> workers) {
    Loop.Worker worker = loop.worker("erasure-" + device);
    workers.add(worker);
    return worker;
  }

  /** Follows the session from now on. */
  Future<Void> start(SessionService session) {
    return erasure.start(session, places);
  }

  /** Erases no more; a device that hangs is not waited for. */
  void stop() {
    erasure.stop();
    workers.forEach(
        it -> {
          var _ = it.close();
        });
  }
}
