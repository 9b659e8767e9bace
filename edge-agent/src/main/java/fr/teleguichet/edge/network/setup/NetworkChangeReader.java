package fr.teleguichet.edge.network.setup;

import static fr.teleguichet.edge.network.setup.NetworkSettingException.check;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Cellular;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wired;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.hardware.network.EapCredentials;
import fr.teleguichet.hardware.network.HttpProxy;
import fr.teleguichet.hardware.network.StaticAddress;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the technician's page sends. Whatever is not understood is a problem, not a guess. */
public final class NetworkChangeReader {

  private static final int MAX_TEXT = 300;
  private static final int MAX_LIST = 8;

  private NetworkChangeReader() {}

  /**
   * The change.
   *
   * @throws NetworkSettingException when it can't be made
   */
  public static NetworkChange read(JsonObject message) {
    return new NetworkChange(
        object(message, "connection", NetworkSettingProblem.KIND)
            .map(NetworkChangeReader::connection),
        object(message, "proxy", NetworkSettingProblem.PROXY_ADDRESS)
            .map(NetworkChangeReader::wayOut));
  }

  private static ConnectionProfile connection(JsonObject it) {
    return switch (text(it, "kind", NetworkSettingProblem.KIND)) {
      case "wired" -> new Wired(address(it), account(it));
      case "wifi" -> wifi(it);
      case "cellular" ->
          new Cellular(
              text(it, "apn", NetworkSettingProblem.ACCESS_POINT).strip(),
              text(it, "pin", NetworkSettingProblem.PIN),
              text(it, "user", NetworkSettingProblem.CELLULAR_LOGIN),
              text(it, "password", NetworkSettingProblem.CELLULAR_LOGIN));
      default -> throw new NetworkSettingException(NetworkSettingProblem.KIND);
    };
  }

  private static Wifi wifi(JsonObject it) {
    WifiSecurity security =
        WifiSecurity.ofCode(text(it, "security", NetworkSettingProblem.WIFI_SECURITY))
            .orElseThrow(() -> new NetworkSettingException(NetworkSettingProblem.WIFI_SECURITY));
    return new Wifi(
        text(it, "name", NetworkSettingProblem.WIFI_NAME),
        Boolean.TRUE.equals(it.getValue("hidden")),
        security,
        text(it, "password", NetworkSettingProblem.WIFI_SECURITY),
        account(it));
  }

  private static Optional<NetworkCredentials> account(JsonObject connection) {
    return object(connection, "account", NetworkSettingProblem.ACCOUNT_LOGIN)
        .map(
            it -> {
              try {
                return known(it);
              } catch (EapCredentials.WrongPartException e) {
                throw new NetworkSettingException(
                    switch (e.part()) {
                      case LOGIN -> NetworkSettingProblem.ACCOUNT_LOGIN;
                      case SERVER -> NetworkSettingProblem.ACCOUNT_SERVER;
                      case AUTHORITY -> NetworkSettingProblem.ACCOUNT_AUTHORITY;
                    });
              }
            });
  }

  private static NetworkCredentials known(JsonObject it) {
    String user = text(it, "user", NetworkSettingProblem.ACCOUNT_LOGIN);
    String server = text(it, "server", NetworkSettingProblem.ACCOUNT_SERVER).strip();
    Optional<String> authority =
        Optional.of(
                text(
                    it,
                    "authority",
                    EapCredentials.MAX_AUTHORITY,
                    NetworkSettingProblem.ACCOUNT_AUTHORITY))
            .filter(pem -> !pem.isBlank());
    if (!it.containsKey("certificate")) {
      return new NetworkCredentials.ByPassword(
          new EapCredentials(
              user, text(it, "password", NetworkSettingProblem.ACCOUNT_LOGIN), server, authority));
    }
    return new NetworkCredentials.ByCertificate(
        user, pem(it, "certificate"), pem(it, "key"), server, authority);
  }

  private static String pem(JsonObject it, String name) {
    return text(
        it,
        name,
        NetworkCredentials.ByCertificate.MAX_PEM,
        NetworkSettingProblem.ACCOUNT_CERTIFICATE);
  }

  private static Optional<StaticAddress> address(JsonObject it) {
    String address = text(it, "address", NetworkSettingProblem.ADDRESS);
    if (address.isBlank()) {
      return Optional.empty();
    }
    check(it.getValue("prefix") instanceof Integer, NetworkSettingProblem.PREFIX);
    try {
      return Optional.of(
          StaticAddress.parse(
              address,
              it.getInteger("prefix"),
              Optional.of(text(it, "gateway", NetworkSettingProblem.GATEWAY))
                  .filter(text -> !text.isBlank()),
              texts(it)));
    } catch (StaticAddress.WrongPartException e) {
      throw new NetworkSettingException(
          switch (e.part()) {
            case ADDRESS -> NetworkSettingProblem.ADDRESS;
            case PREFIX -> NetworkSettingProblem.PREFIX;
            case GATEWAY -> NetworkSettingProblem.GATEWAY;
            case NAME_SERVER -> NetworkSettingProblem.NAME_SERVER;
          });
    }
  }

  private static List<String> texts(JsonObject it) {
    List<String> texts = new ArrayList<>();
    switch (it.getValue("dns")) {
      case null -> {
        // There are none.
      }
      case JsonArray array when array.size() <= MAX_LIST -> {
        for (Object each : array) {
          check(each instanceof String, NetworkSettingProblem.NAME_SERVER);
          texts.add(String.valueOf(each));
        }
      }
      default -> throw new NetworkSettingException(NetworkSettingProblem.NAME_SERVER);
    }
    texts.removeIf(String::isBlank);
    return texts;
  }

  private static WayOut wayOut(JsonObject it) {
    String host = text(it, "host", NetworkSettingProblem.PROXY_ADDRESS).strip();
    if (host.isEmpty()) {
      return new WayOut(Optional.empty());
    }
    check(it.getValue("port") instanceof Integer, NetworkSettingProblem.PROXY_ADDRESS);
    HttpProxy proxy;
    try {
      // An address of IPv6 is known with brackets, as it is written with a port, and without.
      proxy =
          host.startsWith("[")
              ? HttpProxy.parse(host + ":" + it.getInteger("port"))
              : new HttpProxy(host, it.getInteger("port"), Optional.empty());
    } catch (IllegalArgumentException _) {
      throw new NetworkSettingException(NetworkSettingProblem.PROXY_ADDRESS);
    }
    String user = text(it, "user", NetworkSettingProblem.PROXY_LOGIN);
    String password = text(it, "password", NetworkSettingProblem.PROXY_LOGIN);
    check(!user.isEmpty() || password.isEmpty(), NetworkSettingProblem.PROXY_LOGIN);
    try {
      return new WayOut(
          Optional.of(user.isEmpty() ? proxy : proxy.with(new HttpProxy.Login(user, password))));
    } catch (IllegalArgumentException _) {
      throw new NetworkSettingException(NetworkSettingProblem.PROXY_LOGIN);
    }
  }

  private static Optional<JsonObject> object(
      JsonObject message, String name, NetworkSettingProblem problem) {
    return switch (message.getValue(name)) {
      case null -> Optional.empty();
      case JsonObject it -> Optional.of(it);
      default -> throw new NetworkSettingException(problem);
    };
  }

  /** Empty when it is not there. */
  private static String text(JsonObject it, String name, NetworkSettingProblem problem) {
    return text(it, name, MAX_TEXT, problem);
  }

  private static String text(
      JsonObject it, String name, int longest, NetworkSettingProblem problem) {
    return switch (it.getValue(name)) {
      case null -> "";
      case String text when text.length() <= longest -> text;
      default -> throw new NetworkSettingException(problem);
    };
  }
}
