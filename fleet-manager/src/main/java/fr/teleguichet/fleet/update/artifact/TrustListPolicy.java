package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.key.ReleaseKeyRepository;
import fr.teleguichet.release.ReleaseTrust;
import fr.teleguichet.release.TrustList;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which trust lists are taken in: none that kiosks would refuse, and none that would end updates.
 */
@Singleton
final class TrustListPolicy {

  private final TrustListRepository lists;
  private final ReleaseKeyRepository keys;

  TrustListPolicy(TrustListRepository lists, ReleaseKeyRepository keys) {
    this.lists = lists;
    this.keys = keys;
  }

  /** Why a list is refused; nothing when it is taken. */
  Optional<FileRefusal> refusal(TrustList list, String sha256) {
    if (lists.find(list.serial()).filter(it -> it.sha256().equals(sha256)).isPresent()) {
      return Optional.empty(); // the same once more changes nothing
    }
    long newest = lists.newest().map(PublishedTrustList::serial).orElse(0L);
    if (list.serial() <= newest) {
      return Optional.of(
          new FileRefusal(
              "serial",
              "The trust list has the serial %d, and there is one with %d already: give it a higher one."
                  .formatted(list.serial(), newest)));
    }
    return leavesAKey(list)
        ? Optional.empty()
        : Optional.of(
            new FileRefusal(
                "no-key",
                "With this trust list no release key would be left, and kiosks would take no update"
                    + " any more: put the certificate of the next key among those that it"
                    + " trusts."));
  }

  /** As far as can be told here: kiosks may know keys that the manager does not. */
  private boolean leavesAKey(TrustList list) {
    List<X509Certificate> candidates = new ArrayList<>(keys.trust().certificates());
    candidates.addAll(list.trusted());
    if (candidates.isEmpty() && keys.list().isEmpty()) {
      return true;
    }
    ReleaseTrust trust = new ReleaseTrust(candidates, list.removed());
    return candidates.stream().anyMatch(it -> trust.removed(it).isEmpty());
  }
}
