package fr.teleguichet.fleet.pki.authority;

import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate says besides its key, by what it is for. */
sealed interface CertificateProfile {

  /** Years of the root, which nobody can replace on a kiosk without going there. */
  Duration ROOT_LIFE = Duration.ofDays(20 * 365 + 5);

  Duration ISSUING_LIFE = Duration.ofDays(730);
  Duration LEAF_LIFE = Duration.ofDays(90);

  /**
   * Digits of the key's fingerprint in an authority's name, which tell one fleet's from another's.
   */
  int NAME_DIGITS = 12;

  /** The root, which signs issuing certificates only. */
  record Root() implements CertificateProfile {}

  /** An issuing certificate, which signs everything else. */
  record Issuing() implements CertificateProfile {}

  /** Somebody who proves who it is when it connects. */
  record Client(SpiffeId name) implements CertificateProfile {}

  /**
   * A TLS server of the fleet manager.
   *
   * @param names DNS names and IP addresses
   */
  record Server(List<String> names) implements CertificateProfile {
    public Server {
      names = List.copyOf(names);
    }
  }

  /** How long it is valid. */
  default Duration life() {
    return switch (this) {
      case Root() -> ROOT_LIFE;
      case Issuing() -> ISSUING_LIFE;
      case Client _, Server _ -> LEAF_LIFE;
    };
  }

  /** The subject (RFC 5280, 4.1.2.6). */
  default X500Name subject(Fingerprint key) {
    X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    switch (this) {
      case Root() -> subject.addRDN(BCStyle.CN, "Teleguichet root " + digits(key));
      case Issuing() -> subject.addRDN(BCStyle.CN, "Teleguichet issuing " + digits(key));
      case Client(KioskId kiosk) -> {
        subject.addRDN(BCStyle.OU, kiosk.territory().value());
        subject.addRDN(BCStyle.CN, kiosk.commonName());
      }
      case Client(SpiffeId.Host host) -> subject.addRDN(BCStyle.CN, host.commonName());
      case Server(List<String> names) -> subject.addRDN(BCStyle.CN, names.getFirst());
    }
    return subject.build();
  }

  private static String digits(Fingerprint key) {
    return key.hex().substring(0, NAME_DIGITS);
  }

  /** The subject alternative names (RFC 5280, 4.2.1.6); none for authorities. */
  default GeneralNames alternativeNames() {
    return switch (this) {
      case Root(), Issuing() -> new GeneralNames(new GeneralName[0]);
      case Client(SpiffeId name) ->
          new GeneralNames(
              new GeneralName(GeneralName.uniformResourceIdentifier, name.uri().toString()));
      case Server(List<String> names) ->
          new GeneralNames(
              names.stream().map(CertificateProfile::serverName).toArray(GeneralName[]::new));
    };
  }

  private static GeneralName serverName(String name) {
    return new GeneralName(
        ServerNameValidator.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  /** What the key may be used for (RFC 5280, 4.2.1.12); everything for authorities. */
  default List<KeyPurposeId> purposes() {
    return switch (this) {
      case Root(), Issuing() -> List.of();
      case Client _ -> List.of(KeyPurposeId.id_kp_clientAuth);
      case Server _ -> List.of(KeyPurposeId.id_kp_serverAuth);
    };
  }

  /** The name in the book of certificates. */
  default String bookName() {
    return switch (this) {
      case Root(), Issuing() -> "authority";
      case Client(SpiffeId name) -> name.uri().toString();
      case Server(List<String> names) -> shortened("server " + String.join(" ", names));
    };
  }

  private static String shortened(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }
}
