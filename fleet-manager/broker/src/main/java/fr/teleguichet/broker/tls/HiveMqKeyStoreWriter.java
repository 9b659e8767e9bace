package fr.teleguichet.broker.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * The same certificates in the form that HiveMQ wants: two PKCS #12 files in a folder that only the
 * owner reads, under a password that is new at each start and stands in HiveMQ's configuration
 * beside them. HiveMQ looks every ten seconds whether they changed.
 */
public final class HiveMqKeyStoreWriter {
  private static final String TYPE = "PKCS12";

  private final Path folder;
  private final String password;

  /** Writes nothing yet. */
  public HiveMqKeyStoreWriter(Path folder, SecureRandom random) {
    this.folder = folder;
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.password = HexFormat.of().formatHex(secret);
  }

  /** The broker's key and certificate. */
  public Path identity() {
    return folder.resolve("identity.p12");
  }

  /** The authorities whose certificates clients must have. */
  public Path authorities() {
    return folder.resolve("authorities.p12");
  }

  /** The password of both files. */
  public String password() {
    return password;
  }

  void write(BrokerIdentity own, List<X509Certificate> trusted)
      throws IOException, GeneralSecurityException {
    char[] secret = password.toCharArray();
    KeyStore identity = empty();
    identity.setKeyEntry("broker", own.key(), secret, own.chain().toArray(X509Certificate[]::new));
    KeyStore authorities = empty();
    for (int i = 0; i < trusted.size(); i++) {
      authorities.setCertificateEntry("authority-" + i, trusted.get(i));
    }
    store(authorities, authorities());
    store(identity, identity());
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(TYPE);
    store.load(null, null);
    return store;
  }

  private void store(KeyStore store, Path file) throws IOException, GeneralSecurityException {
    if (!Files.isDirectory(folder)) {
      Path _ =
          Files.createDirectories(
              folder,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    Path _ =
        Files.createFile(
            temporary,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.WRITE)) {
      store.store(out, password.toCharArray());
    }
    Path _ = Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
