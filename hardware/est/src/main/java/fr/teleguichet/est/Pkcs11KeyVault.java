package fr.teleguichet.est;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The key in a token that speaks PKCS #11 (OASIS, version 2.40), such as a TPM behind tpm2-pkcs11.
 * It is made there as one that can't be taken out ({@code CKA_SENSITIVE}, not {@code
 * CKA_EXTRACTABLE}), and signs there.
 *
 * <p>Java finds a token's key only beside a certificate. The one that is put there names nobody, is
 * shown to nobody, and only holds the public key.
 */
public final class Pkcs11KeyVault implements KeyVault {

  private static final String CURVE = "secp256r1";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final X500Name NOBODY = new X500Name("CN=teleguichet unit key");

  /** When a certificate that nobody judges begins and ends; RFC 5280, 4.1.2.5, for no end. */
  private static final Instant BEGIN = Instant.EPOCH;

  private static final Instant NO_END = Instant.parse("9999-12-31T23:59:59Z");

  private final Place place;
  private @Nullable Provider provider;

  /**
   * Where the token is.
   *
   * @param library the token's PKCS #11 library, absolute
   * @param slot the index in its list of slots, 0 for the first
   * @param pinFile a file with the user's PIN on its only line
   * @param label by which the token knows the key
   */
  public record Place(Path library, int slot, Path pinFile, String label) {
    public Place {
      if (!library.isAbsolute() || slot < 0) {
        throw new IllegalArgumentException(
            "a token needs the absolute path of its library, and a slot from 0 on");
      }
    }
  }

  /** The key at this place; nothing is looked at yet. */
  public Pkcs11KeyVault(Place place) {
    this.place = place;
  }

  @Override
  public Optional<KeyPair> find() throws IOException {
    try {
      char[] pin = pin();
      KeyStore store = open(pin);
      Certificate holder = store.getCertificate(place.label());
      if (holder == null || !(store.getKey(place.label(), null) instanceof PrivateKey key)) {
        return Optional.empty();
      }
      return Optional.of(new KeyPair(holder.getPublicKey(), key));
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** Until the certificate is beside it, the key is one of a session that a power cut ends. */
  @Override
  public KeyPair make() throws IOException {
    try {
      KeyStore store = open(pin());
      var generator = KeyPairGenerator.getInstance("EC", provider());
      generator.initialize(new ECGenParameterSpec(CURVE));
      KeyPair made = generator.generateKeyPair();
      store.setKeyEntry(place.label(), made.getPrivate(), null, new Certificate[] {holder(made)});
      return find().orElseThrow(() -> new IOException("the token did not keep its key"));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw unusable(e);
    }
  }

  @Override
  public boolean destroy() throws IOException {
    try {
      KeyStore store = open(pin());
      boolean wasThere = store.containsAlias(place.label());
      if (wasThere) {
        store.deleteEntry(place.label());
      }
      return wasThere;
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private KeyStore open(char[] pin) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS11", provider());
    try {
      store.load(null, pin);
    } catch (IOException e) {
      throw unusable(e);
    }
    return store;
  }

  /**
   * Among Java's providers for good: TLS and signatures look there for whoever can use the key. The
   * same library and slot are added once.
   */
  private Provider provider() throws IOException {
    Provider known = provider;
    if (known != null) {
      return known;
    }
    Path settings = Files.createTempFile("teleguichet-token", ".cfg");
    try {
      Files.writeString(settings, settings());
      Provider made = Security.getProvider("SunPKCS11").configure(settings.toString());
      Provider there = Security.getProvider(made.getName());
      if (there == null) {
        int _ = Security.addProvider(made);
      }
      Provider used = there == null ? made : there;
      provider = used;
      return used;
    } catch (RuntimeException e) {
      throw unusable(e);
    } finally {
      Files.delete(settings);
    }
  }

  /** The syntax of the JDK's PKCS #11 reference guide. */
  private String settings() {
    return """
    name = teleguichet-%d
    library = %s
    slotListIndex = %d
    attributes(generate, CKO_PRIVATE_KEY, CKK_EC) = {
      CKA_SENSITIVE = true
      CKA_EXTRACTABLE = false
      CKA_SIGN = true
    }
    """
        .formatted(place.slot(), place.library(), place.slot());
  }

  private char[] pin() throws IOException {
    String pin = Files.readString(place.pinFile()).strip();
    if (pin.isEmpty() || pin.lines().count() != 1) {
      throw new IOException(place.pinFile() + " must hold the token’s PIN on its only line");
    }
    return pin.toCharArray();
  }

  private X509Certificate holder(KeyPair key)
      throws OperatorCreationException, GeneralSecurityException {
    var builder =
        new JcaX509v3CertificateBuilder(
            NOBODY, BigInteger.ONE, Date.from(BEGIN), Date.from(NO_END), NOBODY, key.getPublic());
    var signer = new JcaContentSignerBuilder(SIGNATURE).build(key.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private IOException unusable(Exception e) {
    // The innermost is the token's own answer, such as CKR_PIN_INCORRECT.
    Throwable why = e;
    while (why.getCause() != null) {
      why = why.getCause();
    }
    return new IOException(
        "the token behind %s, slot %d, can’t be used (%s); look at its library, slot and PIN"
            .formatted(place.library(), place.slot(), why.getMessage()),
        e);
  }

  @Override
  public String toString() {
    return "Pkcs11KeyVault[" + place.library() + " " + place.slot() + "]";
  }
}
