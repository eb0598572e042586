package pl.proassist.adapters.ksef.fa3;

import static pl.proassist.adapters.ksef.fa3.Part.all;
import static pl.proassist.adapters.ksef.fa3.Part.either;
import static pl.proassist.adapters.ksef.fa3.Part.many;
import static pl.proassist.adapters.ksef.fa3.Part.maybe;
import static pl.proassist.adapters.ksef.fa3.Part.maybeAll;
import static pl.proassist.adapters.ksef.fa3.Part.maybeEither;
import static pl.proassist.adapters.ksef.fa3.Part.one;
import static pl.proassist.adapters.ksef.fa3.Part.times;
import static pl.proassist.adapters.ksef.fa3.Value.*;

import io.vavr.control.Option;
import pl.proassist.domain.invoice.DocumentRefusal.Fault;

/**
 * What an invoice of the structure FA(3) is made of, in which order and how often (ksef.md 11). The ministry's schema may not be shipped
 * with the product and is often not there; these are our own checks, always made, and they count rows too, which the schema as Java can
 * compile it does not (ksef.md 17).
 */
final class Structure {

    private static final Part ADDRESS = all(one("KodKraju", COUNTRY), one("AdresL1", LONG_TEXT), maybe("AdresL2", LONG_TEXT), maybe("GLN", text(13)));

    private static final Part TAXPAYER = all(one("NIP", NIP), one("Nazwa", LONG_TEXT));

    private static final Part FOREIGN = all(maybe("KodKraju", COUNTRY), one("NrID", FOREIGN_ID));

    private static final Part IN_THE_UNION = all(one("KodUE", EU_COUNTRY), one("NrVatUE", EU_VAT_NUMBER));

    private static final Part PARTY = all(either(one("NIP", NIP), IN_THE_UNION, FOREIGN, one("BrakID", MARK)), maybe("Nazwa", LONG_TEXT));

    private static final Part THIRD_PARTY = all(
            either(one("NIP", NIP), one("IDWew", INTERNAL_ID), IN_THE_UNION, FOREIGN, one("BrakID", MARK)), maybe("Nazwa", LONG_TEXT));

    private static final Part CONTACTS = many("DaneKontaktowe", 0, 3, maybe("Email", EMAIL), maybe("Telefon", text(16)));

    private static final Part BANK_ACCOUNT = all(one("NrRB", ACCOUNT_NUMBER), maybe("SWIFT", SWIFT), maybe("RachunekWlasnyBanku", upTo(3)),
            maybe("NazwaBanku", TEXT), maybe("OpisRachunku", TEXT));

    private static final Part PAYMENT_FORM = maybeEither(one("FormaPlatnosci", upTo(7)), all(one("PlatnoscInna", MARK), one("OpisPlatnosci", TEXT)));

    private static final Part HEADER = one("Naglowek",
            one("KodFormularza", oneOf("FA")).with("kodSystemowy", exactly("FA (3)")).with("wersjaSchemy", exactly("1-0E")),
            one("WariantFormularza", oneOf("3")), one("DataWytworzeniaFa", MADE), maybe("SystemInfo", TEXT));

    private static final Part SELLER = one("Podmiot1",
            maybe("PrefiksPodatnika", exactly("PL")), maybe("NrEORI", TEXT), one("DaneIdentyfikacyjne", TAXPAYER), one("Adres", ADDRESS),
            maybe("AdresKoresp", ADDRESS), CONTACTS, maybe("StatusInfoPodatnika", upTo(4)));

    private static final Part BUYER = one("Podmiot2",
            maybe("NrEORI", TEXT), one("DaneIdentyfikacyjne", PARTY), maybe("Adres", ADDRESS), maybe("AdresKoresp", ADDRESS), CONTACTS,
            maybe("NrKlienta", TEXT), maybe("IDNabywcy", text(32)), one("JST", YES_NO), one("GV", YES_NO));

    private static final Part OTHERS = many("Podmiot3", 0, 100,
            maybe("IDNabywcy", text(32)), maybe("NrEORI", TEXT), one("DaneIdentyfikacyjne", THIRD_PARTY), maybe("Adres", ADDRESS),
            maybe("AdresKoresp", ADDRESS), CONTACTS, either(one("Rola", upTo(11)), all(one("RolaInna", MARK), one("OpisRoli", TEXT))),
            maybe("Udzial", PERCENT), maybe("NrKlienta", TEXT));

    private static final Part AUTHORISED = maybe("PodmiotUpowazniony",
            maybe("NrEORI", TEXT), one("DaneIdentyfikacyjne", TAXPAYER), one("Adres", ADDRESS), maybe("AdresKoresp", ADDRESS),
            many("DaneKontaktowe", 0, 3, maybe("EmailPU", EMAIL), maybe("TelefonPU", text(16))), one("RolaPU", upTo(3)));

    private static final Part NEW_VEHICLES = many("NowySrodekTransportu", 1, 10_000,
            one("P_22A", DAY), one("P_NrWierszaNST", ROW), maybe("P_22BMK", TEXT), maybe("P_22BMD", TEXT), maybe("P_22BK", TEXT), maybe("P_22BNR", TEXT),
            maybe("P_22BRP", TEXT),
            either(
                    all(one("P_22B", TEXT), maybeEither(one("P_22B1", TEXT), one("P_22B2", TEXT), one("P_22B3", TEXT), one("P_22B4", TEXT)), maybe("P_22BT", TEXT)),
                    all(one("P_22C", TEXT), maybe("P_22C1", TEXT)),
                    all(one("P_22D", TEXT), maybe("P_22D1", TEXT))));

    private static final Part NOTES = one("Adnotacje",
            one("P_16", YES_NO), one("P_17", YES_NO), one("P_18", YES_NO), one("P_18A", YES_NO),
            one("Zwolnienie", either(all(one("P_19", MARK), either(one("P_19A", TEXT), one("P_19B", TEXT), one("P_19C", TEXT))), one("P_19N", MARK))),
            one("NoweSrodkiTransportu", either(all(one("P_22", MARK), one("P_42_5", YES_NO), NEW_VEHICLES), one("P_22N", MARK))),
            one("P_23", YES_NO),
            one("PMarzy", either(
                    all(one("P_PMarzy", MARK), either(one("P_PMarzy_2", MARK), one("P_PMarzy_3_1", MARK), one("P_PMarzy_3_2", MARK), one("P_PMarzy_3_3", MARK))),
                    one("P_PMarzyN", MARK))));

    private static final Part CORRECTION = maybeAll(
            maybe("PrzyczynaKorekty", TEXT), maybe("TypKorekty", upTo(3)),
            many("DaneFaKorygowanej", 1, 50_000,
                    one("DataWystFaKorygowanej", DAY), one("NrFaKorygowanej", TEXT),
                    either(all(one("NrKSeF", MARK), one("NrKSeFFaKorygowanej", KSEF_NUMBER)), one("NrKSeFN", MARK))),
            maybe("OkresFaKorygowanej", TEXT), maybe("NrFaKorygowany", TEXT),
            maybe("Podmiot1K", maybe("PrefiksPodatnika", EU_COUNTRY), one("DaneIdentyfikacyjne", TAXPAYER), one("Adres", ADDRESS)),
            many("Podmiot2K", 0, 101, one("DaneIdentyfikacyjne", PARTY), maybe("Adres", ADDRESS), maybe("IDNabywcy", text(32))),
            maybeAll(one("P_15ZK", AMOUNT), maybe("KursWalutyZK", QUANTITY)));

    private static final Part ROWS = many("FaWiersz", 0, 10_000,
            one("NrWierszaFa", ROW), maybe("UU_ID", text(50)), maybe("P_6A", DAY), maybe("P_7", LONG_TEXT), maybe("Indeks", text(50)), maybe("GTIN", text(20)),
            maybe("PKWiU", text(50)), maybe("CN", text(50)), maybe("PKOB", text(50)), maybe("P_8A", TEXT), maybe("P_8B", QUANTITY), maybe("P_9A", PRICE),
            maybe("P_9B", PRICE), maybe("P_10", PRICE), maybe("P_11", AMOUNT), maybe("P_11A", AMOUNT), maybe("P_11Vat", AMOUNT), maybe("P_12", RATE),
            maybe("P_12_XII", PERCENT), maybe("P_12_Zal_15", MARK), maybe("KwotaAkcyzy", AMOUNT), maybe("GTU", GTU), maybe("Procedura", PROCEDURE),
            maybe("KursWaluty", QUANTITY), maybe("StanPrzed", MARK));

    private static final Part SETTLEMENT = maybe("Rozliczenie",
            many("Obciazenia", 0, 100, one("Kwota", AMOUNT), one("Powod", TEXT)), maybe("SumaObciazen", AMOUNT),
            many("Odliczenia", 0, 100, one("Kwota", AMOUNT), one("Powod", TEXT)), maybe("SumaOdliczen", AMOUNT),
            maybeEither(one("DoZaplaty", AMOUNT), one("DoRozliczenia", AMOUNT)));

    private static final Part PAYMENT = maybe("Platnosc",
            maybeEither(
                    all(one("Zaplacono", MARK), one("DataZaplaty", PAYMENT_DAY)),
                    all(one("ZnacznikZaplatyCzesciowej", YES_NO), many("ZaplataCzesciowa", 1, 100,
                            one("KwotaZaplatyCzesciowej", AMOUNT), one("DataZaplatyCzesciowej", PAYMENT_DAY), PAYMENT_FORM))),
            many("TerminPlatnosci", 0, 100, maybe("Termin", PAYMENT_DAY),
                    maybe("TerminOpis", one("Ilosc", INTEGER), one("Jednostka", text(50)), one("ZdarzeniePoczatkowe", TEXT))),
            PAYMENT_FORM, many("RachunekBankowy", 0, 100, BANK_ACCOUNT), many("RachunekBankowyFaktora", 0, 20, BANK_ACCOUNT),
            maybe("Skonto", one("WarunkiSkonta", TEXT), one("WysokoscSkonta", TEXT)), maybe("LinkDoPlatnosci", PAYMENT_LINK), maybe("IPKSeF", PAYMENT_ID));

    private static final Part TRANSPORTS = many("Transport", 0, 20,
            either(one("RodzajTransportu", TRANSPORT), all(one("TransportInny", MARK), one("OpisInnegoTransportu", text(50)))),
            maybe("Przewoznik", one("DaneIdentyfikacyjne", PARTY), one("AdresPrzewoznika", ADDRESS)), maybe("NrZleceniaTransportu", TEXT),
            either(one("OpisLadunku", upTo(20)), all(one("LadunekInny", MARK), one("OpisInnegoLadunku", text(50)))), maybe("JednostkaOpakowania", TEXT),
            maybe("DataGodzRozpTransportu", MOMENT), maybe("DataGodzZakTransportu", MOMENT), maybe("WysylkaZ", ADDRESS), many("WysylkaPrzez", 0, 20, ADDRESS),
            maybe("WysylkaDo", ADDRESS));

    private static final Part TERMS = maybe("WarunkiTransakcji",
            many("Umowy", 0, 100, maybe("DataUmowy", CONTRACT_DAY), maybe("NrUmowy", TEXT)),
            many("Zamowienia", 0, 100, maybe("DataZamowienia", CONTRACT_DAY), maybe("NrZamowienia", TEXT)),
            many("NrPartiiTowaru", 0, 1000, TEXT), maybe("WarunkiDostawy", TEXT),
            maybeAll(one("KursUmowny", QUANTITY), one("WalutaUmowna", CURRENCY)), TRANSPORTS, maybe("PodmiotPosredniczacy", MARK));

    private static final Part ORDER = maybe("Zamowienie",
            one("WartoscZamowienia", AMOUNT),
            many("ZamowienieWiersz", 1, 10_000,
                    one("NrWierszaZam", ROW), maybe("UU_IDZ", text(50)), maybe("P_7Z", LONG_TEXT), maybe("IndeksZ", text(50)), maybe("GTINZ", text(20)),
                    maybe("PKWiUZ", text(50)), maybe("CNZ", text(50)), maybe("PKOBZ", text(50)), maybe("P_8AZ", TEXT), maybe("P_8BZ", QUANTITY),
                    maybe("P_9AZ", PRICE), maybe("P_11NettoZ", AMOUNT), maybe("P_11VatZ", AMOUNT), maybe("P_12Z", RATE), maybe("P_12Z_XII", PERCENT),
                    maybe("P_12Z_Zal_15", MARK), maybe("GTUZ", GTU), maybe("ProceduraZ", ORDER_PROCEDURE), maybe("KwotaAkcyzyZ", AMOUNT),
                    maybe("StanPrzedZ", MARK)));

    private static final Part CONTENT = one("Fa",
            one("KodWaluty", CURRENCY), one("P_1", DAY), maybe("P_1M", TEXT), one("P_2", TEXT), many("WZ", 0, 1000, TEXT),
            maybeEither(one("P_6", DAY), one("OkresFa", one("P_6_Od", DAY), one("P_6_Do", DAY))),
            taxed("1"), taxed("2"), taxed("3"), taxed("4"), maybeAll(one("P_13_5", AMOUNT), maybe("P_14_5", AMOUNT)),
            maybe("P_13_6_1", AMOUNT), maybe("P_13_6_2", AMOUNT), maybe("P_13_6_3", AMOUNT), maybe("P_13_7", AMOUNT), maybe("P_13_8", AMOUNT),
            maybe("P_13_9", AMOUNT), maybe("P_13_10", AMOUNT), maybe("P_13_11", AMOUNT), one("P_15", AMOUNT), maybe("KursWalutyZ", QUANTITY),
            NOTES, one("RodzajFaktury", KIND), CORRECTION,
            many("ZaliczkaCzesciowa", 0, 31, one("P_6Z", DAY), one("P_15Z", AMOUNT), maybe("KursWalutyZW", QUANTITY)), maybe("FP", MARK), maybe("TP", MARK),
            many("DodatkowyOpis", 0, 10_000, maybe("NrWiersza", ROW), one("Klucz", TEXT), one("Wartosc", TEXT)),
            many("FakturaZaliczkowa", 0, 100, either(all(one("NrKSeFZN", MARK), one("NrFaZaliczkowej", TEXT)), one("NrKSeFFaZaliczkowej", KSEF_NUMBER))),
            maybe("ZwrotAkcyzy", MARK), ROWS, SETTLEMENT, PAYMENT, TERMS, ORDER);

    private static final Part FOOT = maybe("Stopka",
            many("Informacje", 0, 3, maybe("StopkaFaktury", FOOTER)),
            many("Rejestry", 0, 100, maybe("PelnaNazwa", TEXT), maybe("KRS", KRS), maybe("REGON", REGON), maybe("BDO", text(9))));

    private static final Part TABLES = many("Tabela", 0, 1000,
            many("TMetaDane", 0, 1000, one("TKlucz", TEXT), one("TWartosc", TEXT)), maybe("Opis", LONG_TEXT),
            one("TNaglowek", times(1, 20, one("Kol", one("NKom", CELL)).with("Typ", oneOf("date", "datetime", "dec", "int", "time", "txt")))),
            many("Wiersz", 1, 1000, many("WKom", 1, 20, CELL)), maybe("Suma", many("SKom", 1, 20, CELL)));

    private static final Part ATTACHMENT = maybe("Zalacznik", many("BlokDanych", 1, 1000,
            maybe("ZNaglowek", LONG_TEXT), many("MetaDane", 1, 1000, one("ZKlucz", TEXT), one("ZWartosc", TEXT)),
            maybe("Tekst", many("Akapit", 1, 10, LONG_TEXT)), TABLES));

    private static final Part.Element INVOICE = one("Faktura", HEADER, SELLER, BUYER, OTHERS, AUTHORISED, CONTENT, FOOT, ATTACHMENT);

    private Structure() {
    }

    /** Net and tax of one rate go together. */
    private static Part taxed(String rate) {
        return maybeAll(one("P_13_" + rate, AMOUNT), one("P_14_" + rate, AMOUNT), maybe("P_14_" + rate + "W", AMOUNT));
    }

    static Option<Fault> wrongIn(Node invoice) {
        return Part.wrongIn(INVOICE, invoice);
    }
}
