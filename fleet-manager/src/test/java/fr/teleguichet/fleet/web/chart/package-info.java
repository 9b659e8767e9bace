@NullMarked
package fr.teleguichet.fleet.web.chart;

import org.jspecify.annotations.NullMarked;
