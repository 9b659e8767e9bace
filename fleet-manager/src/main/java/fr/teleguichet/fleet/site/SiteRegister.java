package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.site.history.SiteChangeRepository;
import fr.teleguichet.fleet.site.life.SiteLifeStage;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifecycleRepository;
import fr.teleguichet.fleet.site.profile.SiteProfile;
import fr.teleguichet.fleet.site.profile.SiteProfileRepository;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Adds and changes sites, and writes down who did. */
@Singleton
public final class SiteRegister {

  private final Jdbi jdbi;
  private final SiteRepository sites;
  private final SiteCache directory;
  private final SiteLifecycleRepository lives;
  private final SiteChangeRepository changes;

  SiteRegister(
      Database database,
      SiteRepository sites,
      SiteCache directory,
      SiteLifecycleRepository lives,
      SiteChangeRepository changes) {
    this.jdbi = database.jdbi();
    this.sites = sites;
    this.directory = directory;
    this.lives = lives;
    this.changes = changes;
  }

  Optional<Site> find(SiteCode code) {
    return sites.find(code);
  }

  /** Adds the site; nothing where its code is taken. */
  Optional<Site> add(SiteCode code, SiteDraft draft, Actor author) {
    if (!sites.add(code, draft)) {
      return Optional.empty();
    }
    directory.refresh();
    Optional<Site> site = sites.find(code);
    site.ifPresent(it -> changes.add(it.id(), author, Map.of(), words(draft)));
    return site;
  }

  /** Changes the site of this code, or adds it. */
  Optional<Site> put(SiteCode code, SiteDraft draft, Actor author) {
    Optional<Site> known = find(code);
    if (known.isEmpty()) {
      return add(code, draft, author);
    }
    change(known.get(), draft, author);
    return find(code);
  }

  /**
   * Makes or changes all of these sites, with what is said of them, or none: as many statements for
   * thousands as for one.
   */
  public void putAll(List<SiteImportEntry> entries, Actor author) {
    if (entries.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          Map<SiteCode, Site> before = byCode(handle);
          Map<Integer, SiteProfile> said = SiteProfileRepository.all(handle);
          SiteRepository.putAll(handle, entries);
          Map<SiteCode, Site> after = byCode(handle);
          Map<Integer, SiteProfile> profiles = new LinkedHashMap<>();
          List<SiteChangeRepository.Difference> differences = new ArrayList<>();
          for (SiteImportEntry entry : entries) {
            int id = Objects.requireNonNull(after.get(entry.code())).id();
            SiteProfile wasSaid = said.getOrDefault(id, SiteProfile.EMPTY);
            Optional<Site> was = Optional.ofNullable(before.get(entry.code()));
            if (!wasSaid.equals(entry.profile())) {
              profiles.put(id, entry.profile());
            }
            differences.add(
                new SiteChangeRepository.Difference(
                    id,
                    was.map(SiteDraft::of).map(SiteRegister::words).orElseGet(Map::of),
                    words(entry.draft())));
            differences.add(
                new SiteChangeRepository.Difference(id, wasSaid.words(), entry.profile().words()));
          }
          SiteProfileRepository.replaceAll(handle, profiles);
          changes.addAll(handle, author, differences);
        });
    directory.refresh();
  }

  private static Map<SiteCode, Site> byCode(Handle handle) {
    return SiteRepository.all(handle).stream().collect(Collectors.toMap(Site::code, it -> it));
  }

  /** Changes the site. */
  void change(Site site, SiteDraft draft, Actor author) {
    boolean _ = sites.change(site.code(), draft);
    directory.refresh();
    changes.add(site.id(), author, words(SiteDraft.of(site)), words(draft));
  }

  /** Writes down what the site became. */
  void become(Site site, SiteLifeState state, Actor author) {
    SiteLifeStage was = lives.find(site.id()).stage();
    lives.add(site.id(), state);
    directory.refresh();
    changes.add(
        site.id(), author, Map.of("life", was.code()), Map.of("life", state.stage().code()));
  }

  /** Says how far a new site is; of one in service nothing needs to be said. */
  void begin(Site site, SiteLifeStage stage, LocalDate today) {
    if (stage != SiteLifeStage.IN_SERVICE) {
      lives.add(site.id(), SiteLifeState.of(stage, today, ""));
      directory.refresh();
    }
  }

  private static Map<String, String> words(SiteDraft draft) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("name", draft.name());
    words.put("commune", draft.commune());
    words.put("insee", draft.insee());
    words.put("street", draft.address().street());
    words.put("postcode", draft.address().postcode());
    words.put("latitude", Double.toString(draft.latitude()));
    words.put("longitude", Double.toString(draft.longitude()));
    words.put("opening", draft.opening().map(OpeningHoursTextCodec::write).orElse(""));
    return words;
  }
}
