package fr.teleguichet.swarm.enrol;

import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.FileKeyVault;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.identity.CertificatePemCodec;
import fr.teleguichet.swarm.kiosk.KioskIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the units, and what is left of them afterwards: nothing, or for each kiosk a folder
 * of its name with {@code key.pem} (readable by its owner only), {@code certificate.pem} (the
 * unit's first, then the issuing ones) and {@code authorities.pem} (the roots).
 */
public final class EnrolledKeyFolder {

  private static final String CURVE = "secp256r1";
  private static final String KEY = "key.pem";

  private final Optional<Path> folder;
  private final SecureRandom random;

  /**
   * Keys that come from this chance.
   *
   * @param folder where to keep them; empty to forget them
   */
  public EnrolledKeyFolder(Optional<Path> folder, SecureRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /** The first of these kiosks whose key is there already, from an earlier run. */
  Optional<Path> former(List<KioskIdentity> kiosks) {
    return folder.stream()
        .flatMap(it -> kiosks.stream().map(kiosk -> it.resolve(kiosk.id().value())))
        .filter(it -> Files.exists(it.resolve(KEY)))
        .findFirst();
  }

  /** A new key, EC P-256, which is on the disk before anybody certifies it. */
  KeyPair key(KioskName kiosk) throws IOException {
    if (folder.isEmpty()) {
      return inMemory();
    }
    Path own = Files.createDirectories(folder.get().resolve(kiosk.value()));
    return new FileKeyVault(own.resolve(KEY), random).make();
  }

  private KeyPair inMemory() throws IOException {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java can't make an EC key", e);
    }
  }

  /** Keeps what was issued beside the key. */
  void keep(KioskName kiosk, EstResponse.Issued issued) throws IOException {
    if (folder.isPresent()) {
      Path own = folder.get().resolve(kiosk.value());
      Files.writeString(own.resolve("certificate.pem"), CertificatePemCodec.encode(issued.chain()));
      Files.writeString(own.resolve("authorities.pem"), CertificatePemCodec.encode(issued.roots()));
    }
  }
}
