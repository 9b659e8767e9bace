/** Tests of distributions. */
@NullMarked
package fr.teleguichet.fleet.update.distribution;

import org.jspecify.annotations.NullMarked;
