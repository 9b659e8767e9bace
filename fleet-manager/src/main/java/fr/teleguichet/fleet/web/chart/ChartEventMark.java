package fr.teleguichet.fleet.web.chart;

/**
 * What happened meanwhile.
 *
 * @param category the index of the category in which it happened
 * @param words what it was
 */
public record ChartEventMark(int category, String words) {}
