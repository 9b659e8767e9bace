package fr.teleguichet.edge.network.setup;

import static fr.teleguichet.edge.network.setup.SettingException.check;

import fr.teleguichet.edge.network.setup.ConnectionProfile.Cellular;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wifi;
import fr.teleguichet.edge.network.setup.ConnectionProfile.Wired;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.hardware.network.HttpProxy;
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
   * @throws SettingException when it can't be made
   */
  public static NetworkChange read(JsonObject message) {
    return new NetworkChange(
        object(message, "connection", SettingProblem.KIND).map(NetworkChangeReader::connection),
        object(message, "proxy", SettingProblem.PROXY_ADDRESS).map(NetworkChangeReader::wayOut));
  }

  private static ConnectionProfile connection(JsonObject it) {
    return switch (text(it, "kind", SettingProblem.KIND)) {
      case "wired" -> new Wired(address(it));
      case "wifi" -> wifi(it);
      case "cellular" ->
          new Cellular(
              text(it, "apn", SettingProblem.ACCESS_POINT).strip(),
              text(it, "pin", SettingProblem.PIN),
              text(it, "user", SettingProblem.CELLULAR_LOGIN),
              text(it, "password", SettingProblem.CELLULAR_LOGIN));
      default -> throw new SettingException(SettingProblem.KIND);
    };
  }

  private static Wifi wifi(JsonObject it) {
    WifiSecurity security =
        WifiSecurity.ofCode(text(it, "security", SettingProblem.WIFI_SECURITY))
            .orElseThrow(() -> new SettingException(SettingProblem.WIFI_SECURITY));
    return new Wifi(
        text(it, "name", SettingProblem.WIFI_NAME),
        Boolean.TRUE.equals(it.getValue("hidden")),
        security,
        text(it, "password", SettingProblem.WIFI_SECURITY));
  }

  private static Optional<StaticAddress> address(JsonObject it) {
    String address = text(it, "address", SettingProblem.ADDRESS);
    if (address.isBlank()) {
      return Optional.empty();
    }
    check(it.getValue("prefix") instanceof Integer, SettingProblem.PREFIX);
    return Optional.of(
        StaticAddress.parse(
            address,
            it.getInteger("prefix"),
            Optional.of(text(it, "gateway", SettingProblem.GATEWAY))
                .filter(text -> !text.isBlank()),
            texts(it)));
  }

  private static List<String> texts(JsonObject it) {
    List<String> texts = new ArrayList<>();
    switch (it.getValue("dns")) {
      case null -> {
        // There are none.
      }
      case JsonArray array when array.size() <= MAX_LIST -> {
        for (Object each : array) {
          check(each instanceof String, SettingProblem.NAME_SERVER);
          texts.add(String.valueOf(each));
        }
      }
      default -> throw new SettingException(SettingProblem.NAME_SERVER);
    }
    texts.removeIf(String::isBlank);
    return texts;
  }

  private static WayOut wayOut(JsonObject it) {
    String host = text(it, "host", SettingProblem.PROXY_ADDRESS).strip();
    if (host.isEmpty()) {
      return new WayOut(Optional.empty());
    }
    check(it.getValue("port") instanceof Integer, SettingProblem.PROXY_ADDRESS);
    HttpProxy proxy;
    try {
      proxy = new HttpProxy(host, it.getInteger("port"), Optional.empty());
    } catch (IllegalArgumentException _) {
      throw new SettingException(SettingProblem.PROXY_ADDRESS);
    }
    String user = text(it, "user", SettingProblem.PROXY_LOGIN);
    String password = text(it, "password", SettingProblem.PROXY_LOGIN);
    check(!user.isEmpty() || password.isEmpty(), SettingProblem.PROXY_LOGIN);
    try {
      return new WayOut(
          Optional.of(user.isEmpty() ? proxy : proxy.with(new HttpProxy.Login(user, password))));
    } catch (IllegalArgumentException _) {
      throw new SettingException(SettingProblem.PROXY_LOGIN);
    }
  }

  private static Optional<JsonObject> object(
      JsonObject message, String name, SettingProblem problem) {
    return switch (message.getValue(name)) {
      case null -> Optional.empty();
      case JsonObject it -> Optional.of(it);
      default -> throw new SettingException(problem);
    };
  }

  /** Empty when it is not there. */
  private static String text(JsonObject it, String name, SettingProblem problem) {
    return switch (it.getValue(name)) {
      case null -> "";
      case String text when text.length() <= MAX_TEXT -> text;
      default -> throw new SettingException(problem);
    };
  }
}
