package fr.teleguichet.fleet.update.trust;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.refusal.RefusalException;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactRepository;
import fr.teleguichet.fleet.update.artifact.PublishedTrustList;
import fr.teleguichet.fleet.update.artifact.TrustListRepository;
import fr.teleguichet.fleet.update.distribution.Distribution;
import fr.teleguichet.fleet.update.distribution.ReleaseChannel;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueRepository;
import fr.teleguichet.fleet.update.distribution.SoftwareCatalogueService;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.update.drift.VersionDriftReader;
import fr.teleguichet.fleet.update.key.ReleaseKey;
import fr.teleguichet.fleet.update.key.ReleaseKeyRepository;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.RemovedKey;
import fr.teleguichet.release.SignerIdentity;
import fr.teleguichet.release.TrustList;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together what is known of trust lists, and makes distributions of them. */
@Singleton
final class TrustListService {

  private final TrustListRepository lists;
  private final ArtifactRepository artifacts;
  private final ReleaseKeyRepository keys;
  private final SoftwareCatalogueRepository catalogue;
  private final SoftwareCatalogueService composition;
  private final VersionDriftReader drift;

  TrustListService(
      TrustListRepository lists,
      ArtifactRepository artifacts,
      ReleaseKeyRepository keys,
      SoftwareCatalogueRepository catalogue,
      SoftwareCatalogueService composition,
      VersionDriftReader drift) {
    this.lists = lists;
    this.artifacts = artifacts;
    this.keys = keys;
    this.catalogue = catalogue;
    this.composition = composition;
    this.drift = drift;
  }

  ReportedTrustLists kiosks(Principal visitor) {
    return ReportedTrustLists.of(drift.versions(ReportedTrustLists.PART, visitor));
  }

  Optional<PublishedTrustList> find(String serial) {
    return serial.matches("[0-9]{1,18}") ? lists.find(Long.parseLong(serial)) : Optional.empty();
  }

  TrustListViewModels.Listing listing(Principal visitor, Optional<String> done) {
    List<PublishedTrustList> all = lists.list();
    Map<Integer, Artifact> files =
        artifacts.find(all.stream().map(PublishedTrustList::artifact).toList());
    List<ReleaseKey> known = keys.list();
    ReportedTrustLists kiosks = kiosks(visitor);
    Map<Long, Integer> counts = kiosks.counts();
    return new TrustListViewModels.Listing(
        all.stream()
            .map(
                it ->
                    row(
                        it,
                        known,
                        counts.getOrDefault(it.serial(), 0),
                        Optional.ofNullable(files.get(it.artifact()))))
            .toList(),
        known.stream()
            .filter(it -> it.retired().isPresent())
            .filter(it -> it.purpose() == ReleaseKey.Purpose.RELEASES)
            .map(it -> retired(it, all, kiosks))
            .toList(),
        kiosks,
        all.isEmpty() ? 0 : kiosks.behind(all.getFirst().serial()).size(),
        keys.roots().isPresent(),
        TrustList.MAX_SIZE,
        done);
  }

  private static TrustListViewModels.Row row(
      PublishedTrustList file, List<ReleaseKey> known, int kiosks, Optional<Artifact> artifact) {
    TrustList list = file.signed().list();
    return new TrustListViewModels.Row(
        file,
        list.trusted().stream().map(it -> trusted(it, known)).toList(),
        list.removed().stream().map(it -> removed(it, known)).toList(),
        kiosks,
        artifact.filter(Artifact::isServed).isEmpty());
  }

  private static TrustListViewModels.KeyLine trusted(X509Certificate key, List<ReleaseKey> known) {
    String fingerprint = SignerIdentity.fingerprint(key);
    return new TrustListViewModels.KeyLine(
        known.stream()
            .filter(it -> it.fingerprint().equals(fingerprint))
            .map(ReleaseKey::name)
            .findFirst()
            .orElseGet(() -> key.getSubjectX500Principal().getName()),
        fingerprint,
        Optional.empty());
  }

  private static TrustListViewModels.KeyLine removed(RemovedKey removed, List<ReleaseKey> known) {
    return new TrustListViewModels.KeyLine(
        known.stream()
            .filter(it -> isRemoved(it, List.of(removed)))
            .map(ReleaseKey::name)
            .findFirst()
            .orElse(""),
        removed.fingerprint(),
        Optional.of(removed));
  }

  private static boolean isRemoved(ReleaseKey key, List<RemovedKey> removed) {
    ReleaseTrust trust = new ReleaseTrust(ReleaseTrust.ofPem(key.pem()).certificates(), removed);
    return trust.certificates().stream().anyMatch(it -> trust.removed(it).isPresent());
  }

  private static TrustListViewModels.RetiredKey retired(
      ReleaseKey key, List<PublishedTrustList> all, ReportedTrustLists kiosks) {
    Optional<Long> serial =
        all.stream()
            .findFirst()
            .filter(it -> isRemoved(key, it.signed().list().removed()))
            .map(PublishedTrustList::serial);
    return new TrustListViewModels.RetiredKey(
        key,
        serial,
        serial.map(it -> kiosks.behind(it).size()).orElseGet(() -> kiosks.kiosks().size()));
  }

  /** The distribution that brings this list alone to kiosks; makes it when there is none yet. */
  Distribution publish(PublishedTrustList list, Principal visitor) {
    Optional<Distribution> there = distribution(list);
    if (there.isPresent()) {
      return there.get();
    }
    Artifact artifact =
        artifacts
            .find(list.artifact())
            .filter(Artifact::isServed)
            .orElseThrow(
                () ->
                    RefusalException.conflict(
                        "The file of the trust list %d was withdrawn, or is damaged."
                            .formatted(list.serial())));
    SoftwareModule _ =
        composition.publish(
            ReportedTrustLists.PART,
            ReportedTrustLists.PART,
            Long.toString(list.serial()),
            ReleaseChannel.STABLE,
            artifact,
            visitor);
    return distribution(list).orElseThrow();
  }

  /** The distribution of this list alone. */
  private Optional<Distribution> distribution(PublishedTrustList list) {
    return Optional.ofNullable(distributions(List.of(list)).get(list.serial()));
  }

  /** The distributions of each of these lists alone, by serial, as far as there are such. */
  Map<Long, Distribution> distributions(List<PublishedTrustList> of) {
    return catalogue
        .find(ReportedTrustLists.PART, of.stream().map(it -> Long.toString(it.serial())).toList())
        .values()
        .stream()
        .filter(it -> it.modules().size() == 1 && !it.isWithdrawn())
        .collect(Collectors.toMap(it -> Long.parseLong(it.version()), it -> it));
  }
}
