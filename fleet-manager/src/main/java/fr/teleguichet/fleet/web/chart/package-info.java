/** Charts: what they show, once, and how it is drawn on pages and on paper. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.web.chart;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
