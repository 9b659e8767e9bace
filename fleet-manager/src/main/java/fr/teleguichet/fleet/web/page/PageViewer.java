package fr.teleguichet.fleet.web.page;

import java.util.function.Predicate;

/**
 * Who reads a page.
 *
 * @param name what the person is called
 * @param audience what the person may be told
 * @param opens whether a page of this path lets the person in
 */
public record PageViewer(String name, NoticeAudience audience, Predicate<String> opens) {}
