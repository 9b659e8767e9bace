package fr.teleguichet.fleet.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataParser;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * Encrypts to a certificate as CMS EnvelopedData (RFC 5652) with AES-256, by RSA-OAEP or ECDH, so
 * that {@code openssl cms -decrypt} opens it. Whether it is whole is for its content to say.
 */
final class BackupEncryption {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final int MIN_BITS = 2_048;
  private static final int DER_SEQUENCE = 0x30;

  private BackupEncryption() {}

  /** Reads the certificate to which is encrypted, from a PEM file. */
  static X509Certificate recipient(Path file) {
    X509Certificate certificate = certificate(file);
    if (isFit(certificate.getPublicKey())) {
      return certificate;
    }
    throw new BackupException(
        "A backup cannot be encrypted to the certificate "
            + file
            + ", whose key is "
            + certificate.getPublicKey().getAlgorithm()
            + ": take one with an RSA key of "
            + MIN_BITS
            + " bits or more, or with a key on an elliptic curve, such as P-256.");
  }

  /** Reads a certificate from a PEM file. */
  static X509Certificate certificate(Path file) {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      if (parser.readObject() instanceof X509CertificateHolder holder) {
        return new JcaX509CertificateConverter().getCertificate(holder);
      }
      throw new BackupException("The file " + file + " holds no certificate in PEM.");
    } catch (IOException | GeneralSecurityException e) {
      throw new BackupException(
          "The certificate " + file + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  private static boolean isFit(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= MIN_BITS;
      case ECPublicKey _ -> true;
      default -> false;
    };
  }

  /** What is written to it arrives encrypted. */
  static OutputStream encrypt(OutputStream out, X509Certificate recipient) throws IOException {
    try {
      CMSEnvelopedDataStreamGenerator generator = new CMSEnvelopedDataStreamGenerator();
      generator.addRecipientInfoGenerator(
          recipient.getPublicKey() instanceof ECPublicKey key
              ? agreeing(recipient, key)
              : transporting(recipient));
      return generator.open(
          out,
          new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).setProvider(PROVIDER).build());
    } catch (GeneralSecurityException | CMSException e) {
      throw new BackupException("The backup cannot be encrypted: " + e.getMessage(), e);
    }
  }

  private static RecipientInfoGenerator transporting(X509Certificate recipient)
      throws GeneralSecurityException {
    return new JceKeyTransRecipientInfoGenerator(
            recipient,
            new JcaAlgorithmParametersConverter()
                .getAlgorithmIdentifier(
                    PKCSObjectIdentifiers.id_RSAES_OAEP,
                    new OAEPParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT)))
        .setProvider(PROVIDER);
  }

  /** With a pair of keys on the same curve that is forgotten once the backup is made (RFC 5753). */
  private static RecipientInfoGenerator agreeing(X509Certificate recipient, ECPublicKey key)
      throws GeneralSecurityException {
    KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC", PROVIDER);
    pairs.initialize(key.getParams());
    KeyPair once = pairs.generateKeyPair();
    return new JceKeyAgreeRecipientInfoGenerator(
            CMSAlgorithm.ECDH_SHA256KDF,
            once.getPrivate(),
            once.getPublic(),
            CMSAlgorithm.AES256_WRAP)
        .addRecipient(recipient)
        .setProvider(PROVIDER);
  }

  /** The content of a backup, decrypted where it is encrypted. */
  static InputStream open(Path file, InputStream bytes, Optional<Path> key) throws IOException {
    bytes.mark(1);
    int first = bytes.read();
    bytes.reset();
    if (first != DER_SEQUENCE) {
      return bytes;
    }
    Path given =
        key.orElseThrow(
            () ->
                new BackupException(
                    "The backup " + file + " is encrypted: give its private key with --key."));
    PrivateKey opens = privateKey(given);
    try {
      CMSEnvelopedDataParser parser = new CMSEnvelopedDataParser(bytes);
      for (RecipientInformation recipient : parser.getRecipientInfos().getRecipients()) {
        return new BufferedInputStream(
            recipient.getContentStream(recipient(recipient, opens)).getContentStream());
      }
      throw BackupException.notWhole(file, "it is encrypted to nobody");
    } catch (CMSException | RuntimeException e) { // unchecked ones of an RSA key of another size
      throw new BackupException(
          "The key "
              + given
              + " does not open the backup "
              + file
              + ": give the one of the"
              + " certificate to which it was encrypted.",
          e);
    }
  }

  private static Recipient recipient(RecipientInformation kind, PrivateKey opens) {
    return kind instanceof KeyAgreeRecipientInformation
        ? new JceKeyAgreeEnvelopedRecipient(opens).setProvider(PROVIDER)
        : new JceKeyTransEnvelopedRecipient(opens).setProvider(PROVIDER);
  }

  private static PrivateKey privateKey(Path file) {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      return switch (parser.readObject()) {
        case PrivateKeyInfo key -> converter.getPrivateKey(key);
        case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
        case null, default ->
            throw new BackupException(
                "The file "
                    + file
                    + " holds no private key without a passphrase: take the passphrase off with"
                    + " \"openssl pkey\" for as long as the restore lasts.");
      };
    } catch (IOException e) {
      throw new BackupException("The key " + file + " cannot be read (" + e.getMessage() + ").", e);
    }
  }
}
