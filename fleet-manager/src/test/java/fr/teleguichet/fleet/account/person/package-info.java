@NullMarked
package fr.teleguichet.fleet.account.person;

import org.jspecify.annotations.NullMarked;
