package fr.teleguichet.est;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.jce.ECNamedCurveTable;

/**
 * The key as a file of the operating system: PKCS #8 (RFC 5958) in PEM (RFC 7468, section 10),
 * readable by its owner only. Who can read the storage has the key; see the decision on keys.
 */
public final class KeyFile implements KeyVault {

  private static final String CURVE = "secp256r1";
  private static final int CURVE_BITS = 256;
  private static final int LINE = 64;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final DurableFile file;
  private final SecureRandom random;

  /**
   * The key at this path.
   *
   * @param random where a new key comes from
   */
  public KeyFile(Path path, SecureRandom random) {
    this.file = new DurableFile(path);
    this.random = random;
  }

  @Override
  public Optional<KeyPair> find() throws IOException {
    Optional<byte[]> content = file.read();
    return content.isEmpty() ? Optional.empty() : Optional.of(decode(content.get()));
  }

  private KeyPair decode(byte[] content) throws IOException {
    Matcher pem = PEM.matcher(new String(content, StandardCharsets.US_ASCII));
    try {
      if (!pem.find()) {
        throw new IOException("no PEM");
      }
      var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
      var key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(encoded);
      if (key.getParams().getOrder().bitLength() != CURVE_BITS) {
        throw new IOException("another curve");
      }
      return withPublic(key);
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      // The cause could quote the key, so it goes no further.
      throw new IOException(
          file.path() + " holds no key that can be used; wipe the unit and enrol it anew", null);
    }
  }

  /** PKCS #8 need not hold the public key, so it is reckoned: generator times private number. */
  private static KeyPair withPublic(ECPrivateKey key) throws GeneralSecurityException {
    var point = ECNamedCurveTable.getParameterSpec(CURVE).getG().multiply(key.getS()).normalize();
    var place =
        new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    var factory = KeyFactory.getInstance("EC");
    return new KeyPair(factory.generatePublic(new ECPublicKeySpec(place, key.getParams())), key);
  }

  @Override
  public KeyPair make() throws IOException {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE), random);
      KeyPair pair = generator.generateKeyPair();
      file.write(encode(pair).getBytes(StandardCharsets.US_ASCII));
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java can’t make an EC key", e);
    }
  }

  private static String encode(KeyPair pair) {
    var base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    return "-----BEGIN PRIVATE KEY-----\n"
        + base64.encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Override
  public boolean destroy() throws IOException {
    return file.shred();
  }

  @Override
  public String toString() {
    return "KeyFile[" + file.path() + "]";
  }
}
