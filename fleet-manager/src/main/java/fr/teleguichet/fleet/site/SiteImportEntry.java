package fr.teleguichet.fleet.site;

import fr.teleguichet.fleet.site.profile.SiteProfile;

/**
 * What the site of a code shall be.
 *
 * @param draft its row
 * @param profile what shall be said of it beside
 */
public record SiteImportEntry(SiteCode code, SiteDraft draft, SiteProfile profile) {}
