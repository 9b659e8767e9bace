package fr.teleguichet.fleet.call;

import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.pki.authority.CertificateStatus;
import fr.teleguichet.fleet.video.VideoRoom;
import fr.teleguichet.fleet.web.stream.EventStream;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.journal.ServiceCode;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The open streams of kiosks: one each, and the newest wins. */
@Singleton
public final class KioskCallEventStreams {

  /** Signals of a description with its candidates, and more than a minute of everything else. */
  private static final int MAX_WAITING = 256;

  private record Open(EventStream stream, X509Certificate certificate) {}

  private final CallRegistry registry;
  private final CertificateAuthority authority;
  private final JsonMapper json;
  private final List<InitialKioskEventSource> greetings;
  private final Map<KioskId, Open> streams = new ConcurrentHashMap<>();

  KioskCallEventStreams(
      CallRegistry registry,
      CertificateAuthority authority,
      JsonMapper json,
      List<InitialKioskEventSource> greetings) {
    this.registry = registry;
    this.authority = authority;
    this.json = json;
    this.greetings = List.copyOf(greetings);
  }

  /** Opens a kiosk's stream in place of an older one. */
  Publisher<Event<String>> open(KioskId kiosk, X509Certificate certificate) {
    Open open = new Open(new EventStream(MAX_WAITING), certificate);
    @Nullable Open before = streams.put(kiosk, open);
    registry.kioskCame(kiosk);
    if (before != null) {
      before.stream().close();
    }
    tellServices(open.stream(), kiosk);
    tellCall(open.stream(), kiosk);
    greetings.forEach(
        it -> it.data(kiosk).ifPresent(data -> open.stream().tellNews(it.event(), data)));
    return open.stream().events(() -> closed(kiosk, open));
  }

  private void closed(KioskId kiosk, Open open) {
    if (streams.remove(kiosk, open)) {
      registry.kioskLeft(kiosk);
    }
  }

  /** Tells a kiosk how far its call is, where that is news. */
  void tellCall(KioskId kiosk) {
    @Nullable Open open = streams.get(kiosk);
    if (open != null) {
      tellCall(open.stream(), kiosk);
    }
  }

  private void tellCall(EventStream stream, KioskId kiosk) {
    registry
        .newestOf(kiosk)
        .ifPresent(
            call -> {
              Map<String, JsonNode> members = CallJson.call(call, registry.place(call));
              members.putAll(CallJson.room(call, VideoRoom::kiosk));
              stream.tellNews("call", CallJson.write(json, members));
            });
  }

  /** Tells a kiosk something of another kind than calls, where that is news. */
  public void tell(KioskId kiosk, String event, String data) {
    @Nullable Open open = streams.get(kiosk);
    if (open != null) {
      open.stream().tellNews(event, data);
    }
  }

  private void tellServices(EventStream stream, KioskId kiosk) {
    stream.tellNews("services", services(kiosk));
  }

  private String services(KioskId kiosk) {
    return CallJson.write(json, CallJson.services(registry.loads(kiosk)));
  }

  /** Tells every kiosk what is news for it. Kiosks of one territory have the same services. */
  void tellAll() {
    Map<Territory, String> services = new HashMap<>();
    streams.forEach(
        (kiosk, open) -> {
          open.stream()
              .tellNews(
                  "services", services.computeIfAbsent(kiosk.territory(), _ -> services(kiosk)));
          tellCall(open.stream(), kiosk);
        });
  }

  /** Hands on what the adviser's page has for the kiosk's. */
  void signal(VideoCall call, JsonNode signal) {
    @Nullable Open open = streams.get(call.kiosk());
    if (open != null) {
      open.stream().tell("signal", CallJson.write(json, CallJson.signal(call.id(), signal)));
    }
  }

  /** Has the citizen of this call asked whether another service shall go on. */
  void proposeTransfer(VideoCall call, ServiceCode service) {
    @Nullable Open open = streams.get(call.kiosk());
    if (open != null) {
      open.stream().tell("transfer", CallJson.write(json, CallJson.transfer(call.id(), service)));
    }
  }

  /** A sign of life to each, and the end for whom the fleet does not know any more. */
  void beat() {
    streams.forEach(
        (_, open) -> {
          if (authority.check(open.certificate()) instanceof CertificateStatus.Valid) {
            open.stream().beat();
          } else {
            open.stream().close();
          }
        });
  }

  @PreDestroy
  void close() {
    streams.values().forEach(open -> open.stream().close());
  }
}
