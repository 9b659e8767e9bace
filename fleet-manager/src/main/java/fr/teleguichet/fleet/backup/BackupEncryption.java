package fr.teleguichet.fleet.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
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
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;

/**
 * Encrypts to a certificate as CMS EnvelopedData (RFC 5652) with AES-256 and RSA-OAEP, so that
 * {@code openssl cms -decrypt} opens it. Whether it is whole is for its content to say.
 */
final class BackupEncryption {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final int LEAST_BITS = 2_048;
  private static final int DER_SEQUENCE = 0x30;

  private BackupEncryption() {}

  /** Reads the certificate to which is encrypted, from a PEM file. */
  static X509Certificate recipient(Path file) {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      if (parser.readObject() instanceof X509CertificateHolder holder) {
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
        if (certificate.getPublicKey() instanceof RSAPublicKey key
            && key.getModulus().bitLength() >= LEAST_BITS) {
          return certificate;
        }
      }
      throw new BackupException(
          "The file "
              + file
              + " holds no certificate with an RSA key of "
              + LEAST_BITS
              + " bits or more, to which a backup can be encrypted.");
    } catch (IOException | GeneralSecurityException e) {
      throw new BackupException(
          "The certificate " + file + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /** What is written to it arrives encrypted. */
  static OutputStream encrypt(OutputStream out, X509Certificate recipient) throws IOException {
    try {
      CMSEnvelopedDataStreamGenerator generator = new CMSEnvelopedDataStreamGenerator();
      generator.addRecipientInfoGenerator(
          new JceKeyTransRecipientInfoGenerator(
                  recipient,
                  new JcaAlgorithmParametersConverter()
                      .getAlgorithmIdentifier(
                          PKCSObjectIdentifiers.id_RSAES_OAEP,
                          new OAEPParameterSpec(
                              "SHA-256",
                              "MGF1",
                              MGF1ParameterSpec.SHA256,
                              PSource.PSpecified.DEFAULT)))
              .setProvider(PROVIDER));
      return generator.open(
          out,
          new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).setProvider(PROVIDER).build());
    } catch (GeneralSecurityException | CMSException e) {
      throw new BackupException("The backup cannot be encrypted: " + e.getMessage(), e);
    }
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
            recipient
                .getContentStream(new JceKeyTransEnvelopedRecipient(opens).setProvider(PROVIDER))
                .getContentStream());
      }
      throw BackupException.notWhole(file, "it is encrypted to nobody");
    } catch (CMSException e) {
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
