package fr.teleguichet.provisioning.image;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An authority, a release key of it and the root that takes keys back, made by OpenSSL.
 *
 * @param authority whom a kiosk trusts (PEM)
 * @param certificate of the release key (PEM)
 * @param key the release key (PEM)
 * @param root who signs trust lists (PEM)
 */
record SigningKeys(Path authority, Path certificate, Path key, Path root) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Those of a folder, whether they were made yet or not. */
  static SigningKeys in(Path folder) {
    return new SigningKeys(
        folder.resolve("authority.pem"),
        folder.resolve("sign.pem"),
        folder.resolve("sign.key"),
        folder.resolve("trust-root.pem"));
  }

  static SigningKeys make(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path extensions =
        Files.writeString(
            folder.resolve("extensions"),
            "keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\n");
    SigningKeys keys = in(folder);
    Path authorityKey = folder.resolve("authority.key");
    Path request = folder.resolve("sign.csr");
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=authority"
            + " -keyout %s -out %s",
        authorityKey, keys.authority);
    openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=release -keyout %s -out"
            + " %s",
        keys.key, request);
    openssl(
        "x509 -req -in %s -CA %s -CAkey %s -days 30 -extfile %s -out %s",
        request, keys.authority, authorityKey, extensions, keys.certificate);
    openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=root"
            + " -keyout %s -out %s",
        folder.resolve("trust-root.key"), keys.root);
    return keys;
  }

  @FormatMethod
  private static void openssl(@FormatString String arguments, Object... paths)
      throws IOException, InterruptedException {
    Programs.run(PATIENCE, ("openssl " + arguments.formatted(paths)).split(" ", -1));
  }
}
