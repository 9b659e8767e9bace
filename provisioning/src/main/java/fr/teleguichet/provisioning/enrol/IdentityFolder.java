package fr.teleguichet.provisioning.enrol;

import fr.teleguichet.est.DurableFile;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.FileKeyVault;
import fr.teleguichet.est.ServerTrust;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
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
 * A unit's identity as the edge agent keeps it: {@code key.pem}, {@code manager.txt}, {@code
 * authorities.pem}, {@code certificate.pem}, each whole or not at all and readable by its owner
 * only. The certificate is written last: it is what makes the rest count.
 */
public final class IdentityFolder {

  private static final String WIPING = "wiping";
  private static final String WEB = "web ";

  private final Path folder;
  private final FileKeyVault vault;

  /**
   * The folder's content, there or not.
   *
   * @param random where a new key comes from
   */
  public IdentityFolder(Path folder, SecureRandom random) {
    this.folder = folder.toAbsolutePath();
    this.vault = new FileKeyVault(this.folder.resolve("key.pem"), random);
  }

  /** A certificate that is there already, for the key that is there. */
  record Held(KioskId name, X509Certificate certificate) {}

  /** The unit's key, made and on the disk before anybody sees its public half. */
  KeyPair keyOrNew() throws TroubleException {
    if (Files.exists(folder.resolve(WIPING))) {
      throw new TroubleException(TroubleKind.REFUSED, "enrol.wiping", folder);
    }
    try {
      Optional<KeyPair> there = vault.find();
      if (there.isPresent()) {
        return there.get();
      }
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return vault.make();
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  /**
   * The certificate that is held, whatever its time.
   *
   * @throws TroubleException when one is there that is damaged, names no kiosk or is for another
   *     key
   */
  Optional<Held> held(KeyPair key) throws TroubleException {
    Path path = folder.resolve("certificate.pem");
    try {
      Optional<byte[]> chain = new DurableFile(path).read();
      if (chain.isEmpty()) {
        return Optional.empty();
      }
      X509Certificate own =
          CertificatePemCodec.decode(new String(chain.get(), StandardCharsets.US_ASCII)).getFirst();
      if (own.getPublicKey().equals(key.getPublic())
          && SpiffeId.of(own).orElse(null) instanceof KioskId name) {
        return Optional.of(new Held(name, own));
      }
      throw new TroubleException(TroubleKind.MACHINE, "enrol.damaged", path);
    } catch (CertificateException e) {
      throw new TroubleException(TroubleKind.MACHINE, Message.of("enrol.damaged", path), e);
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  /**
   * With what is kept here, and for which a person has to approve once its time is over: the
   * certificate, from whom it is, and why that one is believed.
   *
   * @return nothing when there is no certificate here
   */
  public Optional<EnrolmentParameters> petition() throws TroubleException {
    Path path = folder.resolve("certificate.pem");
    try {
      Optional<byte[]> chain = new DurableFile(path).read();
      Optional<byte[]> manager = new DurableFile(folder.resolve("manager.txt")).read();
      Optional<byte[]> roots = new DurableFile(folder.resolve("authorities.pem")).read();
      if (chain.isEmpty() || manager.isEmpty() || roots.isEmpty()) {
        return Optional.empty();
      }
      String address = text(manager.get()).strip();
      boolean isWebPki = address.startsWith(WEB);
      List<X509Certificate> trusted = CertificatePemCodec.decode(text(roots.get()));
      return Optional.of(
          EnrolmentParameters.after(
              URI.create(isWebPki ? address.substring(WEB.length()) : address),
              isWebPki ? new ServerTrust.WebPki(trusted) : new ServerTrust.Roots(trusted),
              CertificatePemCodec.decode(text(chain.get()))));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new TroubleException(TroubleKind.MACHINE, Message.of("enrol.damaged", path), e);
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.US_ASCII);
  }

  /** Keeps what was issued. */
  void keep(EstResponse.Issued issued, EnrolmentParameters petition) throws TroubleException {
    try {
      write("manager.txt", (petition.isWebPki() ? WEB : "") + petition.manager() + "\n");
      write("authorities.pem", CertificatePemCodec.encode(issued.roots()));
      write("certificate.pem", CertificatePemCodec.encode(issued.chain()));
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  private void write(String name, String content) throws IOException {
    new DurableFile(folder.resolve(name)).write(content.getBytes(StandardCharsets.US_ASCII));
  }

  private TroubleException trouble(IOException e) {
    return new TroubleException(
        TroubleKind.MACHINE, Message.of("enrol.folder", folder, String.valueOf(e)), e);
  }
}
