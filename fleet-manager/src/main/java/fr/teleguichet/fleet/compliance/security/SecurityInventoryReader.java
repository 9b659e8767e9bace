package fr.teleguichet.fleet.compliance.security;

import fr.teleguichet.fleet.access.Role;
import fr.teleguichet.fleet.account.person.Account;
import fr.teleguichet.fleet.account.person.AccountRepository;
import fr.teleguichet.fleet.account.token.ApiTokenDetails;
import fr.teleguichet.fleet.account.token.ApiTokenRepository;
import fr.teleguichet.fleet.backup.LastBackupTimeFile;
import fr.teleguichet.fleet.pki.authority.CertificateAuthority;
import fr.teleguichet.fleet.platform.datadir.DataFolder;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SiteCache;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.sparkplug.NodeView;
import fr.teleguichet.fleet.telemetry.TelemetryIngest;
import fr.teleguichet.hardware.device.NodeFact;
import fr.teleguichet.hardware.protocol.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Counts what there is to be protected. */
@Singleton
final class SecurityInventoryReader {

  private final TelemetryIngest telemetry;
  private final SiteCache sites;
  private final SiteLifecycleRepository lives;
  private final AccountRepository accounts;
  private final ApiTokenRepository tokens;
  private final CertificateAuthority authority;
  private final DataFolder folder;
  private final Clock clock;

  SecurityInventoryReader(
      TelemetryIngest telemetry,
      SiteCache sites,
      SiteLifecycleRepository lives,
      AccountRepository accounts,
      ApiTokenRepository tokens,
      CertificateAuthority authority,
      DataFolder folder,
      Clock clock) {
    this.telemetry = telemetry;
    this.sites = sites;
    this.lives = lives;
    this.accounts = accounts;
    this.tokens = tokens;
    this.authority = authority;
    this.folder = folder;
    this.clock = clock;
  }

  SecurityInventory read() {
    Collection<NodeView> kiosks = telemetry.board().views();
    Collection<Site> all = sites.now().all();
    List<ApiTokenDetails> good =
        tokens.all().stream().filter(it -> it.isGood(clock.instant())).toList();
    return new SecurityInventory(
        kiosks.size(),
        count(kiosks, NodeView::isCurrent),
        counted(kiosks, NodeFact.BOARD_PROFILE),
        counted(kiosks, NodeFact.AGENT_VERSION),
        counted(kiosks, NodeFact.SYSTEM_VERSION),
        all.size(),
        inService(all),
        people(),
        good.size(),
        count(good, it -> it.expires().isEmpty()),
        authority.root().getNotAfter().toInstant(),
        LastBackupTimeFile.made(folder.root()));
  }

  private static SortedMap<String, Integer> counted(Collection<NodeView> kiosks, NodeFact fact) {
    SortedMap<String, Integer> counted = new TreeMap<>();
    for (NodeView kiosk : kiosks) {
      if (kiosk.facts().get(fact) instanceof Value.Text(String text) && !text.isBlank()) {
        Integer _ = counted.merge(text, 1, Integer::sum);
      }
    }
    return counted;
  }

  private int inService(Collection<Site> all) {
    Map<Integer, SiteLifeState> states = lives.all();
    return Math.toIntExact(
        all.stream()
            .map(site -> states.getOrDefault(site.id(), SiteLifeState.unsaid()))
            .filter(state -> state.stage() == SiteLifeStage.IN_SERVICE)
            .count());
  }

  private List<SecurityInventory.Accounts> people() {
    List<Account> active = accounts.all().stream().filter(Account::isActive).toList();
    return Stream.of(Role.values())
        .map(role -> people(role, active.stream().filter(it -> it.role() == role).toList()))
        .toList();
  }

  private static SecurityInventory.Accounts people(Role role, List<Account> those) {
    return new SecurityInventory.Accounts(
        role,
        those.size(),
        count(those, Account::hasSecondFactor),
        count(those, it -> it.hasProvider() && !it.hasSecondFactor()));
  }

  private static <T> int count(Collection<T> all, Predicate<T> which) {
    return Math.toIntExact(all.stream().filter(which).count());
  }
}
