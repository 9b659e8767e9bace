package fr.teleguichet.fleet.web.chart;

/**
 * A value that others are compared with, such as what is aimed at.
 *
 * @param value where it is, in the chart's unit
 * @param words what it means
 */
public record ChartReferenceValue(double value, String words) {}
