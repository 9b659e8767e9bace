package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.site.history.SiteChangeTable;
import fr.teleguichet.fleet.site.life.SiteLifeState;
import fr.teleguichet.fleet.site.life.SiteLifeTable;
import fr.teleguichet.fleet.site.life.SiteStage;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adds and changes sites, and writes down who did. */
@Singleton
public final class SiteRegister {

  private final SiteTable sites;
  private final SiteDirectory directory;
  private final SiteLifeTable lives;
  private final SiteChangeTable changes;

  SiteRegister(
      SiteTable sites, SiteDirectory directory, SiteLifeTable lives, SiteChangeTable changes) {
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
  public Optional<Site> put(SiteCode code, SiteDraft draft, Actor author) {
    Optional<Site> known = find(code);
    if (known.isEmpty()) {
      return add(code, draft, author);
    }
    change(known.get(), draft, author);
    return find(code);
  }

  /** Changes the site. */
  void change(Site site, SiteDraft draft, Actor author) {
    boolean _ = sites.change(site.code(), draft);
    directory.refresh();
    changes.add(site.id(), author, words(SiteDraft.of(site)), words(draft));
  }

  /** Writes down what the site became. */
  void become(Site site, SiteLifeState state, Actor author) {
    SiteStage was = lives.find(site.id()).stage();
    lives.add(site.id(), state);
    directory.refresh();
    changes.add(
        site.id(), author, Map.of("life", was.code()), Map.of("life", state.stage().code()));
  }

  /** Says how far a new site is; of one in service nothing needs to be said. */
  void begin(Site site, SiteStage stage, LocalDate today) {
    if (stage != SiteStage.IN_SERVICE) {
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
    words.put("opening", draft.opening().map(OpeningText::write).orElse(""));
    return words;
  }
}
