package pl.proassist.application.port;

import io.vavr.control.Option;
import pl.proassist.domain.visit.Attendance;
import pl.proassist.domain.visit.VisitId;

/** What patients who were asked whether they come have said, the latest for each visit. Used inside a transaction. */
public interface Attendances {

    Option<Attendance> find(VisitId visit);

    /** By the token of the page on which the patient answers, see {@link PaymentAddresses}. */
    Option<Attendance> ofToken(String token);

    void save(Attendance attendance);
}
