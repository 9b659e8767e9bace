package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.fleet.platform.datadir.DataFolderException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies of an authority's keys in one encrypted file (PKCS #12, RFC 7292): all of them for a
 * backup, the root's alone for an export.
 */
final class AuthorityKeyBackupFile {
  private static final String ROOT = "root";
  private static final String ISSUING = "issuing-";
  private static final long MAX_FILE_BYTES = 1024L * 1024;

  private final AuthorityFiles files;

  AuthorityKeyBackupFile(AuthorityFiles files) {
    this.files = files;
  }

  /** Writes every key that is here; the root's certificate goes along when its key is elsewhere. */
  void backup(Path target, ExportPassphrase passphrase) {
    X509Certificate root = root();
    try {
      KeyStore store = empty();
      if (files.readRootKey().isPresent()) {
        put(store, ROOT, files.readRootKey().get(), passphrase, root);
      } else {
        store.setCertificateEntry(ROOT, root);
      }
      for (int number : files.numbers()) {
        if (Files.exists(files.issuingKey(number))
            && Files.exists(files.issuingCertificate(number))) {
          put(
              store,
              ISSUING + number,
              PemCodec.key(files.issuingKey(number)),
              passphrase,
              PemCodec.certificate(files.issuingCertificate(number)),
              root);
        }
      }
      write(target, store, passphrase);
    } catch (GeneralSecurityException | IOException e) {
      throw failed(target, e);
    }
  }

  /** Writes the root's key and certificate. */
  void exportRoot(Path target, ExportPassphrase passphrase) {
    PrivateKey key =
        files.readRootKey().orElseThrow(() -> AuthorityException.noRootKey(files.rootKey()));
    try {
      KeyStore store = empty();
      put(store, ROOT, key, passphrase, root());
      write(target, store, passphrase);
    } catch (GeneralSecurityException | IOException e) {
      throw failed(target, e);
    }
  }

  private X509Certificate root() {
    return files
        .readRootCertificate()
        .orElseThrow(
            () ->
                new AuthorityException(
                    "There is no certificate authority in "
                        + files.folder()
                        + " yet: start the fleet manager once."));
  }

  /** Reads the root's key from an exported file. */
  static PrivateKey readRootKey(Path source, ExportPassphrase passphrase) {
    try {
      return key(read(source, passphrase), ROOT, passphrase);
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(source, e);
    }
  }

  /**
   * Brings an authority back where there is none. What a power cut leaves of it is brought back by
   * doing it again.
   */
  void restore(Path source, ExportPassphrase passphrase) {
    try {
      KeyStore store = read(source, passphrase);
      X509Certificate root = certificate(store, ROOT);
      if (!files.isEmpty() && !files.readRootCertificate().map(root::equals).orElse(false)) {
        throw new AuthorityException(
            "There is another certificate authority in "
                + files.folder()
                + " already: move that folder away first.");
      }
      files.write(files.rootCertificate(), PemCodec.text(List.of(root)));
      if (store.isKeyEntry(ROOT)) {
        files.write(files.rootKey(), PemCodec.text(key(store, ROOT, passphrase)));
      }
      for (String alias : Collections.list(store.aliases())) {
        if (alias.matches(ISSUING + "[1-9][0-9]{0,3}")) {
          int number = Integer.parseInt(alias.substring(ISSUING.length()));
          files.write(files.issuingKey(number), PemCodec.text(key(store, alias, passphrase)));
          files.write(
              files.issuingCertificate(number), PemCodec.text(List.of(certificate(store, alias))));
        }
      }
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(source, e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static void put(
      KeyStore store,
      String alias,
      PrivateKey key,
      ExportPassphrase passphrase,
      X509Certificate... chain)
      throws GeneralSecurityException {
    store.setKeyEntry(
        alias, key, passphrase.characters(), Stream.of(chain).toArray(Certificate[]::new));
  }

  private static PrivateKey key(KeyStore store, String alias, ExportPassphrase passphrase)
      throws GeneralSecurityException {
    if (store.getKey(alias, passphrase.characters()) instanceof PrivateKey key) {
      return key;
    }
    throw new GeneralSecurityException("it holds no key called " + alias);
  }

  private static X509Certificate certificate(KeyStore store, String alias)
      throws GeneralSecurityException {
    if (store.getCertificate(alias) instanceof X509Certificate certificate) {
      return certificate;
    }
    throw new GeneralSecurityException("it holds no certificate called " + alias);
  }

  private static void write(Path target, KeyStore store, ExportPassphrase passphrase)
      throws GeneralSecurityException, IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    store.store(content, passphrase.characters());
    // Never over an older copy: that one may be all that is left of a key.
    try (var channel =
        Files.newByteChannel(
            target,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content.toByteArray());
      while (bytes.hasRemaining()) {
        int _ = channel.write(bytes);
      }
    }
  }

  private static KeyStore read(Path source, ExportPassphrase passphrase)
      throws GeneralSecurityException, IOException {
    if (Files.size(source) > MAX_FILE_BYTES) {
      throw new IOException("it is larger than 1 MiB");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new ByteArrayInputStream(Files.readAllBytes(source)), passphrase.characters());
    return store;
  }

  private static RuntimeException failed(Path target, Exception cause) {
    if (cause instanceof FileAlreadyExistsException) {
      return new AuthorityException(
          "There is a file " + target + " already: give a name that is free.", cause);
    }
    return cause instanceof IOException io
        ? DataFolderException.notWritable(target, io)
        : new AuthorityException("The keys cannot be encrypted: " + cause.getMessage(), cause);
  }

  private static AuthorityException unreadable(Path source, Exception cause) {
    return new AuthorityException(
        "The file "
            + source
            + " cannot be read ("
            + cause.getMessage()
            + "): give a file that authority backup or export wrote, and its passphrase.",
        cause);
  }
}
