package fr.teleguichet.fleet.site.document;

import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.site.ScopedSiteLookup;
import fr.teleguichet.fleet.site.Site;
import fr.teleguichet.fleet.site.SitePageSection;
import fr.teleguichet.fleet.web.page.PageFrame;
import fr.teleguichet.fleet.web.page.TemplateRenderer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** The papers of a site on its page, for those who work with it. */
@Singleton
final class SitePageDocumentsSection implements SitePageSection {

  private final SiteDocumentRepository documents;
  private final TemplateRenderer templates;

  SitePageDocumentsSection(SiteDocumentRepository documents, TemplateRenderer templates) {
    this.documents = documents;
    this.templates = templates;
  }

  @Override
  public Optional<String> show(PageFrame frame, Site site, Principal visitor) {
    if (!ScopedSiteLookup.readsContacts(visitor)) {
      return Optional.empty();
    }
    return Optional.of(
        templates.fill(
            "site/documents-section",
            Map.of(
                "code",
                site.code().value(),
                "documents",
                documents.of(site.id()),
                "mayEdit",
                ScopedSiteLookup.mayEdit(visitor),
                "assets",
                frame.assets(),
                "name",
                SiteDocumentController.typedName(frame.address()),
                "text",
                frame.text())));
  }

  @Override
  public int getOrder() {
    return 40;
  }
}
