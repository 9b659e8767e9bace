package fr.teleguichet.edge.identity;

import fr.teleguichet.est.EstResponse;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.KioskId;
import fr.teleguichet.hardware.identity.SpiffeId;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the files say of the unit, whatever the moment at which the power went: each step leaves
 * files from which the next start finds the same way. Waits for the disk.
 */
final class IdentityStateReader {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityStateReader.class);

  private final IdentityFolder folder;
  private final ClaimFolder drop;
  private final IdentitySettings terms;

  IdentityStateReader(IdentityFolder folder, ClaimFolder drop, IdentitySettings terms) {
    this.folder = folder;
    this.drop = drop;
    this.terms = terms;
  }

  /** What was found. */
  sealed interface Found {}

  /** Nobody asked for an identity, and the configuration names the kiosk. */
  record ByHand() implements Found {}

  /** The unit has a certificate whose time is not over. */
  record Certified(KeyPair key, HeldCertificate held) implements Found {}

  /** The unit has a key, and somebody to ask. */
  record SurveyInProgress(KeyPair key, UnitEnrolmentParameters petition) implements Found {}

  /** The unit has a key, and for now nobody to ask. */
  record Stuck(KeyPair key, String sentence) implements Found {}

  /** What became of a certificate. */
  sealed interface Keeping {}

  record Kept(HeldCertificate held) implements Keeping {}

  record Disagreeing(String sentence) implements Keeping {}

  Found look(Instant now) throws IOException {
    if (folder.isHalfWiped()) {
      var _ = folder.wipe();
      LOG.warn("The wiping of the identity that had been begun is done.");
    }
    Optional<HeldCertificate> held = folder.held();
    Optional<KeyPair> key = folder.key();
    if (held.isPresent() && key.isPresent()) {
      return certified(key.get(), held.get(), now);
    }
    Optional<ClaimFile.Reading> claim = drop.read();
    boolean isByHand = claim.isEmpty() && terms.manager().isEmpty() && terms.kiosk().isPresent();
    if (isByHand && key.isEmpty()) {
      return new ByHand();
    }
    return unnamed(folder.keyOrNew(), claim, now);
  }

  private Found certified(KeyPair key, HeldCertificate held, Instant now) {
    if (!held.certificate().getPublicKey().equals(key.getPublic())) {
      return new Stuck(key, "the certificate is for another key than this unit’s; wipe the unit");
    }
    Optional<String> disagreement = terms.disagreement(held.name());
    if (disagreement.isPresent()) {
      return new Stuck(key, disagreement.get());
    }
    Optional<EnrolmentClaim> claim = drop.read().flatMap(IdentityStateReader::readable);
    if (held.isOver(now)) {
      return new SurveyInProgress(
          key,
          claim
              .filter(it -> !it.isOver(now) && terms.disagreement(it.name()).isEmpty())
              .map(UnitEnrolmentParameters::by)
              .orElseGet(() -> UnitEnrolmentParameters.after(held)));
    }
    if (claim.isPresent() && !claim.get().name().equals(held.name())) {
      LOG.warn("claim={} The claim is for another kiosk; wipe the unit to use it.", claim.get());
    } else {
      wipeClaim();
    }
    return new Certified(key, held);
  }

  private static Optional<EnrolmentClaim> readable(ClaimFile.Reading reading) {
    return switch (reading) {
      case ClaimFile.Reading.Usable(EnrolmentClaim claim) -> Optional.of(claim);
      case ClaimFile.Reading.Unusable _ -> Optional.empty();
    };
  }

  private Found unnamed(KeyPair key, Optional<ClaimFile.Reading> claim, Instant now) {
    if (claim.isEmpty()) {
      return byCode(key, "there is no claim at " + drop + ", and enrolment.manager is not set");
    }
    return switch (claim.get()) {
      case ClaimFile.Reading.Unusable(String sentence) -> byCode(key, sentence);
      case ClaimFile.Reading.Usable(EnrolmentClaim it) when it.isOver(now) ->
          byCode(
              key,
              "the claim ended at %s, and here it is %s; make a new one, or put the clock right"
                  .formatted(it.expires(), now));
      case ClaimFile.Reading.Usable(EnrolmentClaim it) ->
          terms
              .disagreement(it.name())
              .<Found>map(sentence -> new Stuck(key, sentence))
              .orElseGet(() -> new SurveyInProgress(key, UnitEnrolmentParameters.by(it)));
    };
  }

  private Found byCode(KeyPair key, String otherwise) {
    return terms
        .byCode()
        .<Found>map(petition -> new SurveyInProgress(key, petition))
        .orElseGet(() -> new Stuck(key, otherwise));
  }

  /** Keeps the certificate, then takes the claim away: it has done its work. */
  Keeping keep(UnitEnrolmentParameters petition, EstResponse.Issued issued) throws IOException {
    Optional<String> disagreement =
        SpiffeId.of(issued.certificate())
            .flatMap(
                name -> name instanceof KioskId it ? terms.disagreement(it) : Optional.empty());
    if (disagreement.isPresent()) {
      return new Disagreeing(disagreement.get());
    }
    HeldCertificate held = folder.keep(issued, petition.manager(), petition.isWebPki());
    wipeClaim();
    return new Kept(held);
  }

  private void wipeClaim() {
    try {
      if (drop.wipe()) {
        LOG.info("claim={} The claim was used and is wiped.", drop);
      }
    } catch (IOException e) {
      LOG.warn(
          "claim={} cause=\"{}\" The used claim can’t be wiped; delete it. It opens nothing any"
              + " more.",
          drop,
          e.getMessage());
    }
  }
}
