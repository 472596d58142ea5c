"""Values in a text (取值): dates, money, numbers, names.

Every `find_…(text)` gives all values of a text in order, every `parse_…(text)` the one value that
a cell wholly is, or None. All give `Reading`s (`review.language.reading`): value, start, end, raw,
certain; offsets are those of the text given.

    dates          find_dates, parse_date -> WrittenDate
                   find_date_ranges, parse_date_range -> DateRange
    money          find_money, parse_money -> Money; find_money_pairs -> MoneyPair
    quantities     find_percents, find_multiples, find_counts -> Quantity; parse_number -> Fraction
    ids            find_ids, find_citizen_ids, find_credit_codes, find_registration_nos,
    find_phones,
                   parse_id -> Identifier
    doc_numbers    find_doc_numbers, parse_doc_number -> DocNumber
    citations      find_citations -> review.model.fact.Citation; find_law_names, find_definitions,
                   find_vague_citations
    periods        find_periods, parse_period -> Period
    people         find_people, parse_people -> Person
    agencies       find_agencies, parse_agency -> str
    addresses      find_addresses, parse_address -> str
    delivery       find_delivery_methods, parse_delivery_method -> str
    ticks          find_ticks -> TickBox; ticked_labels -> tuple of str
"""
