package fr.teleguichet.fleet.update.ddi;

import fr.teleguichet.fleet.device.Peer;
import fr.teleguichet.fleet.device.Refusals;
import fr.teleguichet.fleet.update.action.Action;
import fr.teleguichet.fleet.update.action.Kiosks;
import fr.teleguichet.hardware.identity.CertificateName;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/** Lets kiosks in, each to what is its own. */
@Singleton
final class Door {

  private static final String TENANT = "DEFAULT";
  private static final Pattern HOST =
      Pattern.compile("([0-9A-Za-z.-]{1,253}|\\[[0-9A-Fa-f:]{2,45}])(:[0-9]{1,5})?");

  private final Refusals refusals;
  private final Kiosks kiosks;

  Door(Refusals refusals, Kiosks kiosks) {
    this.refusals = refusals;
    this.kiosks = kiosks;
  }

  /** The kiosk whose controller id the address has: its certificate must say the same. */
  Guest open(HttpRequest<?> request, String tenant, String controllerId) {
    if (!(Peer.of(request) instanceof Peer.Certified(CertificateName.Kiosk name, var _))) {
      throw new Refusal(HttpStatus.FORBIDDEN, denied(), "This is for kiosks’ certificates only.");
    }
    if (!name.kiosk().value().equals(controllerId)) {
      refusals.tell(
          new Refusals.Refusal(
              address(request),
              "ddi-another-kiosk",
              name.uri().toString(),
              "It asked for another kiosk’s updates."));
      throw new Refusal(
          HttpStatus.FORBIDDEN,
          denied(),
          "The certificate is " + name.kiosk() + "’s: use that as the controller id.");
    }
    if (!tenant.equalsIgnoreCase(TENANT)) {
      throw Refusal.notFound();
    }
    return new Guest(name, address(request), base(request, tenant, controllerId));
  }

  private static String denied() {
    return "hawkbit.server.error.insufficientpermission";
  }

  /** The links repeat the address under which the kiosk reached this. */
  private static String base(HttpRequest<?> request, String tenant, String controllerId) {
    String host = request.getHeaders().get(HttpHeaders.HOST);
    if (host == null || !HOST.matcher(host).matches()) {
      throw Refusal.unreadable("The header Host is missing or wrong.");
    }
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
                refusals.tell(
                    new Refusals.Refusal(
                        guest.address(),
                        "ddi-another-kiosks-update",
                        guest.name().uri().toString(),
                        "It asked for update " + id + ", which is another kiosk’s."));
              }
              return Refusal.notFound();
            });
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
