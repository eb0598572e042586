package pl.proassist.domain.access;

import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.shared.PersonalData;

/**
 * Who a person with an account is, how to reach that person, and where he or she works (CAL-12).
 *
 * @param phone set and changed by an administrator only (SEC-10); the same goes for the e-mail address
 */
public record AccountDetails(UserId id, Login login, String firstName, String lastName, Option<PhoneNumber> phone, Option<EmailAddress> email,
                             Language language, List<Membership> memberships) implements PersonalData {

    public AccountDetails {
        memberships = List.copyOf(memberships);
    }

    public Grants grants() {
        return Grants.of(memberships);
    }

    public boolean isReachedLike(AccountDetails other) {
        return phone.equals(other.phone) && email.equals(other.email);
    }

    public AccountDetails reachedBy(Option<PhoneNumber> otherPhone, Option<EmailAddress> otherEmail) {
        return new AccountDetails(id, login, firstName, lastName, otherPhone, otherEmail, language, memberships);
    }

    /** The same person with this membership in place of the one that there was for the same facility. */
    public AccountDetails with(Membership given) {
        return withMemberships(Stream.concat(without(given.facility()), Stream.of(given)).toList());
    }

    public AccountDetails leaving(Option<FacilityId> facility) {
        return withMemberships(without(facility).toList());
    }

    public AccountDetails withMemberships(List<Membership> others) {
        return new AccountDetails(id, login, firstName, lastName, phone, email, language, others);
    }

    public Option<Membership> membership(Option<FacilityId> facility) {
        return Option.ofOptional(memberships.stream().filter(each -> each.facility().equals(facility)).findFirst());
    }

    private Stream<Membership> without(Option<FacilityId> facility) {
        return memberships.stream().filter(each -> !each.facility().equals(facility));
    }

    @Override public String toString() {
        return "account " + id;
    }
}
