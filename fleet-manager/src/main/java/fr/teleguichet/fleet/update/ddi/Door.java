package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.device.Peer;
import fr.teleguichet.fleet.device.Refusals;
import fr.teleguichet.fleet.enrolment.TargetIds;
import fr.teleguichet.fleet.update.action.Action;
import fr.teleguichet.fleet.update.action.Kiosks;
import fr.teleguichet.fleet.update.action.LastPolls;
import fr.teleguichet.hardware.identity.CertificateName;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets kiosks in, each to what is its own. */
@Singleton
final class Door {
  static final String TENANT = "DEFAULT";

  /** So much a kiosk may tell in a second: hawkBit's limit for one address. */
  static final int MOST_TOLD = 50;

  private static final Pattern HOST =
      Pattern.compile("([0-9A-Za-z.-]{1,253}|\\[[0-9A-Fa-f:]{2,45}])(:[0-9]{1,5})?");

  private final Refusals refusals;
  private final TokenCheck tokens;
  private final TargetIds targets;
  private final Kiosks kiosks;
  private final LastPolls lastPolls;
  private final Tempo told;

  Door(
      Refusals refusals,
      TokenCheck tokens,
      TargetIds targets,
      Kiosks kiosks,
      LastPolls lastPolls,
      Clock clock) {
    this.targets = targets;
    this.refusals = refusals;
    this.tokens = tokens;
    this.kiosks = kiosks;
    this.lastPolls = lastPolls;
    this.told = new Tempo(MOST_TOLD, Duration.ofSeconds(1), clock);
  }

  /** The kiosk whose controller id the address has: its certificate or token must say the same. */
  Guest open(HttpRequest<?> request, String tenant, String controllerId) {
    String address = address(request);
    CertificateName.Kiosk name =
        switch (Peer.of(request)) {
          case Peer.Certified(CertificateName.Kiosk kiosk, var _) ->
              itself(kiosk, controllerId, address);
          case Peer.Certified _ ->
              throw new Refusal(
                  HttpStatus.FORBIDDEN, denied(), "This is for kiosks’ certificates only.");
          case Peer.Stranger _, Peer.Lapsed _ ->
              tokens.check(
                  request.getHeaders().get(HttpHeaders.AUTHORIZATION), controllerId, address);
        };
    if (!tenant.equalsIgnoreCase(TENANT)) {
      throw Refusal.notFound();
    }
    if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
      listen(name, address);
    }
    // Whatever a kiosk asks or tells, it is alive: one at work on an update asks nothing else.
    String kiosk = targets.of(name);
    lastPolls.seen(kiosk);
    return new Guest(name, kiosk, address, base(request, tenant, controllerId));
  }

  private CertificateName.Kiosk itself(
      CertificateName.Kiosk name, String controllerId, String address) {
    if (!isOf(name, controllerId)) {
      refusals.tell(
          new Refusals.Refusal(
              address,
              "ddi-another-kiosk",
              name.uri().toString(),
              "It asked for another kiosk’s updates."));
      throw new Refusal(
          HttpStatus.FORBIDDEN,
          denied(),
          "The certificate is " + name.kiosk() + "’s: use that as the controller id.");
    }
    return name;
  }

  /** A certificate says which territory is meant, so the name alone is enough. */
  static boolean isOf(CertificateName.Kiosk name, String controllerId) {
    return name.kiosk().value().equals(controllerId)
        || name.kiosk().in(name.territory()).segment().equals(controllerId);
  }

  private void listen(CertificateName.Kiosk name, String address) {
    if (told.isExhausted(name.uri().toString())) {
      refusals.tell(
          new Refusals.Refusal(
              address, "ddi-flood", name.uri().toString(), "It told too much in one second."));
      throw Refusal.tooFast("Tell at most " + MOST_TOLD + " things in a second.", 1);
    }
    told.count(name.uri().toString());
  }

  private static String denied() {
    return "hawkbit.server.error.insufficientPermission";
  }

  /** The links repeat the address under which the kiosk reached this. */
  private static String base(HttpRequest<?> request, String tenant, String controllerId) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    if (!isHost(host)) {
      throw Refusal.unreadable("The header Host is missing or wrong.");
    }
    return base(String.valueOf(host), tenant, controllerId);
  }

  static boolean isHost(@Nullable String host) {
    return host != null && HOST.matcher(host).matches();
  }

  static String base(String host, String tenant, String controllerId) {
    return "https://" + host + "/" + tenant + "/controller/v1/" + controllerId;
  }

  /** The kiosk's update of that number. */
  Action action(Guest guest, String number) {
    int id = number(number);
    return kiosks
        .find(guest.kiosk(), id)
        .orElseThrow(
            () -> {
              if (kiosks.isAnothers(guest.kiosk(), id)) {
                tell(
                    guest,
                    "ddi-another-kiosks-update",
                    "It asked for update " + id + ", which is another kiosk’s.");
              }
              return Refusal.notFound();
            });
  }

  /** A guest did what no honest client does. */
  void tell(Guest guest, String kind, String sentence) {
    refusals.tell(
        new Refusals.Refusal(guest.address(), kind, guest.name().uri().toString(), sentence));
  }

  /** A number in an address. */
  static int number(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw Refusal.notFound();
    }
    return Integer.parseInt(text);
  }

  private static String address(HttpRequest<?> request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote.getAddress() == null ? "-" : remote.getAddress().getHostAddress();
  }
}
