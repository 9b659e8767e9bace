package fr.teleguichet.edge.network.setup;

import fr.teleguichet.edge.json.UntrustedJsonParser;
import fr.teleguichet.edge.network.setup.NetworkChange.WayOut;
import fr.teleguichet.est.DurableFile;
import fr.teleguichet.hardware.network.HttpProxy;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * What of the network outlives a restart: the proxy that was set on site, and that a trial is under
 * way. While that stands there, the proxy before it counts. Its files are readable by the agent
 * alone. It waits for the disk.
 */
final class NetworkSetupStore {

  static final String PROXY = "network-proxy.json";
  static final String TRIAL = "network-trial.json";

  /** The proxy before the trial, from when the new one is written until the trial is over. */
  static final String FORMER_PROXY = "network-proxy-former.json";

  private final Path folder;
  private final DurableFile proxy;
  private final DurableFile trial;
  private final DurableFile former;

  /** In the agent's folder, which may not be there yet. */
  NetworkSetupStore(Path folder) {
    this.folder = folder;
    this.proxy = new DurableFile(folder.resolve(PROXY));
    this.trial = new DurableFile(folder.resolve(TRIAL));
    this.former = new DurableFile(folder.resolve(FORMER_PROXY));
  }

  /**
   * A trial as a restart finds it.
   *
   * @param hasConnection whether the system was told of a new connection; else of the proxy alone
   */
  record Begun(UUID id, boolean hasConnection) {}

  /** The way out that was set on site, if one was. */
  Optional<WayOut> proxy() throws IOException {
    Optional<byte[]> bytes = (trial.exists() && former.exists() ? former : proxy).read();
    if (bytes.isEmpty() || bytes.get().length == 0) {
      return Optional.empty();
    }
    try {
      JsonObject it = json(bytes.get());
      String host = it.getString("host", "");
      if (host.isEmpty()) {
        return Optional.of(new WayOut(Optional.empty()));
      }
      var address = new HttpProxy(host, it.getInteger("port", 0), Optional.empty());
      String user = it.getString("user", "");
      return Optional.of(
          new WayOut(
              Optional.of(
                  user.isEmpty()
                      ? address
                      : address.with(new HttpProxy.Login(user, it.getString("password", ""))))));
    } catch (DecodeException | IllegalArgumentException | ClassCastException _) {
      // The cause may quote the file, and in it is a password.
      throw new IOException(
          proxy.path() + " can't be understood; the configuration’s proxy counts");
    }
  }

  /**
   * What was tried and neither kept nor given up. Whatever the file holds, that it is there says
   * that a trial was under way.
   */
  Optional<Begun> trial() throws IOException {
    Optional<byte[]> bytes = trial.read();
    if (bytes.isEmpty()) {
      // What a cut right after a trial's end left of it may hold a password.
      var _ = former.shred();
      return Optional.empty();
    }
    try {
      JsonObject it = json(bytes.get());
      return Optional.of(
          new Begun(UUID.fromString(it.getString("id", "")), it.getBoolean("connection", true)));
    } catch (DecodeException | IllegalArgumentException | ClassCastException _) {
      return Optional.of(new Begun(new UUID(0, 0), true));
    }
  }

  private static JsonObject json(byte[] bytes) {
    return UntrustedJsonParser.object(new String(bytes, StandardCharsets.UTF_8));
  }

  /** From now on a restart finds that this was tried. */
  void begin(Begun it) throws IOException {
    var _ = Files.createDirectories(folder);
    var _ = former.shred();
    trial.write(
        bytes(
            new JsonObject().put("id", it.id().toString()).put("connection", it.hasConnection())));
  }

  /** Nothing is tried any more. */
  void end() throws IOException {
    var _ = trial.shred();
    var _ = former.shred();
  }

  /** The proxy is what it was before the trial, and nothing is tried any more. */
  void takeBack() throws IOException {
    Optional<byte[]> before = former.read();
    if (before.isPresent() && before.get().length > 0) {
      proxy.write(before.get());
    } else if (before.isPresent()) {
      var _ = proxy.shred();
    }
    end();
  }

  /**
   * Once the trial is over a restart goes this way, which is no file where the configuration says
   * so anyway.
   */
  void settle(WayOut way, Optional<HttpProxy> configured) throws IOException {
    former.write(proxy.read().orElse(new byte[0]));
    if (way.proxy().equals(configured)) {
      var _ = proxy.shred();
      return;
    }
    var it = new JsonObject();
    way.proxy()
        .ifPresent(
            through -> {
              it.put("host", through.host()).put("port", through.port());
              through
                  .login()
                  .ifPresent(
                      login -> it.put("user", login.user()).put("password", login.password()));
            });
    proxy.write(bytes(it));
  }

  private static byte[] bytes(JsonObject it) {
    return it.encode().getBytes(StandardCharsets.UTF_8);
  }
}
