package fr.teleguichet.fleet.site.history;

import java.time.Instant;

/**
 * Something of a site that somebody changed.
 *
 * @param author who it was, by the name of then
 * @param field what it is called in forms
 * @param was what it was; empty when nothing
 * @param becomes what it is since; empty when nothing
 */
public record SiteChange(Instant at, String author, String field, String was, String becomes) {}
