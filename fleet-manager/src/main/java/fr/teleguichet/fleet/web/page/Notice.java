package fr.teleguichet.fleet.web.page;

/**
 * Something that stands above every page until it is over.
 *
 * @param grave whether figures are missing because of it
 * @param words one or two sentences, in the page's language
 */
public record Notice(boolean grave, String words) {}
