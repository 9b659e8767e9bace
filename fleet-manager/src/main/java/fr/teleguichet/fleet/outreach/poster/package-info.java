/** Posters of sites, from what is known of them: a page to look at and a sheet to print. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.fleet.outreach.poster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
