package fr.teleguichet.edge.identity;

import fr.teleguichet.est.DurableFile;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.FileKeyVault;
import fr.teleguichet.est.KeyVault;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What the unit keeps of its identity, in the folder {@code identity} of the data folder. Each file
 * is there whole or not at all, and the certificate is written last: once it is there the unit is a
 * kiosk, and until then a restart asks again with the same key. A folder whose wiping has begun
 * says so itself, and the next start ends it.
 */
public final class IdentityFolder {

  private static final String WIPING = "wiping";
  private static final String WEB = "web ";

  private final Path folder;
  private final KeyVault vault;

  /**
   * The folder's content, there or not.
   *
   * @param data the agent's data folder
   * @param random where a new key comes from
   */
  public IdentityFolder(Path data, SecureRandom random) {
    this(data, new FileKeyVault(folder(data).resolve("key.pem"), random));
  }

  /**
   * The folder's content, there or not, with the key elsewhere.
   *
   * @param data the agent's data folder
   * @param vault where the key lies
   */
  public IdentityFolder(Path data, KeyVault vault) {
    this.folder = folder(data);
    this.vault = vault;
  }

  private static Path folder(Path data) {
    return data.resolve("identity").toAbsolutePath();
  }

  /** The roots of the fleet, in PEM. */
  public Path authorities() {
    return folder.resolve("authorities.pem");
  }

  /** The kiosk's certificate chain, in PEM. */
  public Path certificate() {
    return folder.resolve("certificate.pem");
  }

  /** The unit's key, when there is one. */
  public Optional<KeyPair> key() throws IOException {
    return vault.find();
  }

  /** The unit's key, made now when there was none. */
  KeyPair keyOrNew() throws IOException {
    Optional<KeyPair> there = vault.find();
    if (there.isPresent()) {
      return there.get();
    }
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return vault.make();
  }

  /**
   * The certificate that is held, whatever its time.
   *
   * @throws IOException when there is one that can't be used; the message says what to do
   */
  public Optional<HeldCertificate> held() throws IOException {
    Optional<byte[]> chain = file(certificate()).read();
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<X509Certificate> certificates = CertificatePemCodec.decode(text(chain.get()));
      if (!(SpiffeId.of(certificates.getFirst()).orElse(null) instanceof KioskId name)) {
        throw new CertificateException("names no kiosk");
      }
      List<X509Certificate> roots = CertificatePemCodec.decode(text(required(authorities())));
      String manager = text(required(manager())).strip();
      boolean isWeb = manager.startsWith(WEB);
      URI address = URI.create(isWeb ? manager.substring(WEB.length()) : manager);
      EnrolmentClaim.requireManager(address);
      return Optional.of(new HeldCertificate(name, certificates, roots, address, isWeb));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new IOException(
          certificate() + " or a file beside it is damaged: " + e.getMessage() + "; wipe the unit",
          e);
    }
  }

  /** Keeps what was issued; the certificate last, since it is what makes the rest count. */
  HeldCertificate keep(EstResponse.Issued issued, URI manager, boolean isWebPki)
      throws IOException {
    if (!(SpiffeId.of(issued.certificate()).orElse(null) instanceof KioskId name)) {
      throw new IOException("a certificate that names no kiosk is not kept");
    }
    write(manager(), (isWebPki ? WEB : "") + manager + "\n");
    write(authorities(), CertificatePemCodec.encode(issued.roots()));
    write(certificate(), CertificatePemCodec.encode(issued.chain()));
    return new HeldCertificate(name, issued.chain(), issued.roots(), manager, isWebPki);
  }

  /** Whether a wiping was begun and not ended. */
  boolean isHalfWiped() {
    return file(folder.resolve(WIPING)).exists();
  }

  /**
   * Destroys everything. That it is wanted is written down first and taken back last, so that no
   * power cut leaves a unit that is half somebody.
   *
   * @return whether there was anything
   */
  public boolean wipe() throws IOException {
    if (!Files.isDirectory(folder)) {
      return vault.destroy();
    }
    DurableFile mark = file(folder.resolve(WIPING));
    mark.write(new byte[0]);
    boolean hadKey = vault.destroy();
    for (Path path : List.of(certificate(), authorities(), manager())) {
      var _ = file(path).shred();
    }
    var _ = mark.shred();
    return hadKey;
  }

  private Path manager() {
    return folder.resolve("manager.txt");
  }

  private static void write(Path path, String content) throws IOException {
    file(path).write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] required(Path path) throws IOException {
    return file(path)
        .read()
        .orElseThrow(() -> new IOException(path + " is missing; wipe the unit"));
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private static DurableFile file(Path path) {
    return new DurableFile(path);
  }
}
