package fr.teleguichet.est;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * The key as a file of the operating system: PKCS #8 (RFC 5958) in PEM (RFC 7468, section 10), and
 * after it the public key (section 13), readable by its owner only. Who can read the storage has
 * the key; see the decision on keys.
 */
public final class FileKeyVault implements KeyVault {

  private static final String CURVE = "secp256r1";
  private static final int CURVE_BITS = 256;
  private static final int LINE = 64;
  private static final Pattern PRIVATE = block("PRIVATE KEY");
  private static final Pattern PUBLIC = block("PUBLIC KEY");

  private final DurableFile file;
  private final SecureRandom random;

  /**
   * The key at this path.
   *
   * @param random where a new key comes from
   */
  public FileKeyVault(Path path, SecureRandom random) {
    this.file = new DurableFile(path);
    this.random = random;
  }

  @Override
  public Optional<KeyPair> find() throws IOException {
    Optional<byte[]> content = file.read();
    return content.isEmpty() ? Optional.empty() : Optional.of(decode(content.get()));
  }

  private KeyPair decode(byte[] content) throws IOException {
    String text = new String(content, StandardCharsets.US_ASCII);
    try {
      var factory = KeyFactory.getInstance("EC");
      byte[] encoded = content(PRIVATE, text).orElseThrow(() -> new IOException("no PEM"));
      var key = (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (key.getParams().getOrder().bitLength() != CURVE_BITS) {
        throw new IOException("another curve");
      }
      Optional<byte[]> open = content(PUBLIC, text);
      var pair =
          new KeyPair(
              open.isPresent()
                  ? factory.generatePublic(new X509EncodedKeySpec(open.get()))
                  : reckoned(key),
              key);
      if (open.isPresent() && !isPair(pair)) {
        throw new IOException("two keys that do not belong together");
      }
      return pair;
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      // The cause could quote the key, so it goes no further.
      throw new IOException(
          file.path() + " holds no key that can be used; wipe the unit and enrol it anew", null);
    }
  }

  private static Pattern block(String label) {
    return Pattern.compile(
        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----");
  }

  private static Optional<byte[]> content(Pattern block, String text) {
    Matcher pem = block.matcher(text);
    return pem.find()
        ? Optional.of(Base64.getMimeDecoder().decode(pem.group(1)))
        : Optional.empty();
  }

  /**
   * The public key of a file that lacks it, such as another program's: generator times private
   * number. The library's curves are 161 classes that a resting kiosk has no use for, so a file of
   * ours says the public key.
   */
  private static PublicKey reckoned(ECPrivateKey key) throws GeneralSecurityException {
    var point = CustomNamedCurves.getByName(CURVE).getG().multiply(key.getS()).normalize();
    var place =
        new ECPoint(point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
    return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(place, key.getParams()));
  }

  private static boolean isPair(KeyPair pair) throws GeneralSecurityException {
    byte[] text = {1};
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(text);
    return signature.verify(signed);
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
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
        + pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  private static String pem(String label, byte[] content) {
    var base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
    return ("-----BEGIN " + label + "-----\n")
        + base64.encodeToString(content)
        + ("\n-----END " + label + "-----\n");
  }

  @Override
  public boolean destroy() throws IOException {
    return file.shred();
  }

  @Override
  public String toString() {
    return "FileKeyVault[" + file.path() + "]";
  }
}
