/** Tests of CSV, read and written. */
@NullMarked
package fr.teleguichet.fleet.platform.csv;

import org.jspecify.annotations.NullMarked;
