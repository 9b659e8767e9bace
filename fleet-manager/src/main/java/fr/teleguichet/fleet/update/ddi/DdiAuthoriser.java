package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.enrolment.TargetIdResolver;
import fr.teleguichet.fleet.pki.device.DevicePeer;
import fr.teleguichet.fleet.pki.device.DeviceRefusalAudit;
import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.update.action.LastPollWriter;
import fr.teleguichet.fleet.update.action.UpdateAction;
import fr.teleguichet.fleet.update.action.UpdateClientAttributeRepository;
import fr.teleguichet.hardware.identity.KioskId;
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
final class DdiAuthoriser {
  static final String TENANT = "DEFAULT";

  /** So much a kiosk may tell in a second: hawkBit's limit for one address. */
  static final int MAX_TOLD = 50;

  private static final Pattern HOST =
      Pattern.compile("([0-9A-Za-z.-]{1,253}|\\[[0-9A-Fa-f:]{2,45}])(:[0-9]{1,5})?");

  private final DeviceRefusalAudit refusals;
  private final DdiTokenAuthenticator tokens;
  private final TargetIdResolver targets;
  private final UpdateClientAttributeRepository kiosks;
  private final LastPollWriter lastPolls;
  private final RateLimiter told;

  DdiAuthoriser(
      DeviceRefusalAudit refusals,
      DdiTokenAuthenticator tokens,
      TargetIdResolver targets,
      UpdateClientAttributeRepository kiosks,
      LastPollWriter lastPolls,
      Clock clock) {
    this.targets = targets;
    this.refusals = refusals;
    this.tokens = tokens;
    this.kiosks = kiosks;
    this.lastPolls = lastPolls;
    this.told = new RateLimiter(MAX_TOLD, Duration.ofSeconds(1), clock);
  }

  /** The kiosk whose controller id the address has: its certificate or token must say the same. */
  DdiTarget open(HttpRequest<?> request, String tenant, String controllerId) {
    String address = address(request);
    KioskId name =
        switch (DevicePeer.of(request)) {
          case DevicePeer.Certified(KioskId kiosk, var _) -> itself(kiosk, controllerId, address);
          case DevicePeer.Certified _ ->
              throw new DdiRefusalException(
                  HttpStatus.FORBIDDEN, denied(), "This is for kiosks’ certificates only.");
          case DevicePeer.Stranger _, DevicePeer.Lapsed _ ->
              tokens.check(
                  request.getHeaders().get(HttpHeaders.AUTHORIZATION), controllerId, address);
        };
    if (!tenant.equalsIgnoreCase(TENANT)) {
      throw DdiRefusalException.notFound();
    }
    if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
      listen(name, address);
    }
    // Whatever a kiosk asks or tells, it is alive: one at work on an update asks nothing else.
    TargetId kiosk = targets.of(name);
    lastPolls.seen(kiosk);
    return new DdiTarget(name, kiosk, address, base(request, tenant, controllerId));
  }

  private KioskId itself(KioskId name, String controllerId, String address) {
    if (!isOf(name, controllerId)) {
      refusals.tell(
          new DeviceRefusalAudit.Refusal(
              address,
              "ddi-another-kiosk",
              name.uri().toString(),
              "It asked for another kiosk’s updates."));
      throw new DdiRefusalException(
          HttpStatus.FORBIDDEN,
          denied(),
          "The certificate is " + name.name() + "’s: use that as the controller id.");
    }
    return name;
  }

  /** A certificate says which territory is meant, so the name alone is enough. */
  static boolean isOf(KioskId name, String controllerId) {
    return name.name().value().equals(controllerId)
        || name.name().in(name.territory()).segment().equals(controllerId);
  }

  private void listen(KioskId name, String address) {
    if (told.isExhausted(name.uri().toString())) {
      refusals.tell(
          new DeviceRefusalAudit.Refusal(
              address, "ddi-flood", name.uri().toString(), "It told too much in one second."));
      throw DdiRefusalException.tooFast("Tell at most " + MAX_TOLD + " things in a second.", 1);
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
      throw DdiRefusalException.unreadable("The header Host is missing or wrong.");
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
  UpdateAction action(DdiTarget guest, String number) {
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
              return DdiRefusalException.notFound();
            });
  }

  /** A guest did what no honest client does. */
  void tell(DdiTarget guest, String kind, String sentence) {
    refusals.tell(
        new DeviceRefusalAudit.Refusal(
            guest.address(), kind, guest.name().uri().toString(), sentence));
  }

  /** A number in an address. */
  static int number(String text) {
    return RowNumberParser.parse(text).orElseThrow(DdiRefusalException::notFound);
  }

  private static String address(HttpRequest<?> request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote.getAddress() == null ? "-" : remote.getAddress().getHostAddress();
  }
}
