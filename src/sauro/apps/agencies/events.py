"""Cơ quan: sự kiện. What happens to bodies, people and delegations, in the past tense."""

from __future__ import annotations

from sauro.domain.sentence import N_

AGENCY_ADDED = "agency.added"
AGENCY_CORRECTED = "agency.corrected"
AGENCY_RENAMED = "agency.renamed"
AGENCY_PLACED = "agency.placed"
AGENCY_MERGED = "agency.merged"
AGENCY_SPLIT = "agency.split"
AGENCY_DISSOLVED = "agency.dissolved"
ALIAS_ADDED = "agency.alias_added"
TERM_ADDED = "agency.term_added"
POST_ADDED = "agency.post_added"
FIELD_ASSIGNED = "agency.field_assigned"
PERSON_ADDED = "person.added"
PERSON_APPOINTED = "person.appointed"
POST_ENDED = "person.post_ended"
DELEGATION_GIVEN = "delegation.given"
DELEGATION_ENDED = "delegation.ended"
AGENCIES_IMPORTED = "agencies.imported"
IMPORT_UNDONE = "agencies.import_undone"
PEOPLE_IMPORTED = "people.imported"
PEOPLE_UNDONE = "people.import_undone"
ABSENCE_ASKED = "absence.asked"
ABSENCE_RECORDED = "absence.recorded"
ABSENCE_DECLINED = "absence.declined"
ABSENCE_WITHDRAWN = "absence.withdrawn"

LABELS = {
    AGENCY_ADDED: N_("Thêm cơ quan {name}"),
    AGENCY_CORRECTED: N_("Sửa thông tin cơ quan"),
    AGENCY_RENAMED: N_("Đổi tên thành {name} theo {decision}"),
    AGENCY_PLACED: N_("Đặt dưới {parent}"),
    AGENCY_MERGED: N_("Sáp nhập vào {successor} theo {decision}"),
    AGENCY_SPLIT: N_("Chia, tách; kế thừa: {successor} theo {decision}"),
    AGENCY_DISSOLVED: N_("Giải thể theo {decision}"),
    ALIAS_ADDED: N_("Thêm tên gọi khác: {alias}"),
    TERM_ADDED: N_("Thêm nhiệm kỳ {term}"),
    POST_ADDED: N_("Thêm chức vụ {post}"),
    FIELD_ASSIGNED: N_("Phân công {person}: {words}"),
    PERSON_ADDED: N_("Thêm người {name}"),
    PERSON_APPOINTED: N_("Giữ chức vụ {post}, {agency}"),
    POST_ENDED: N_("Thôi giữ chức vụ {post}, {agency}: {reason}"),
    DELEGATION_GIVEN: N_("{principal} ủy quyền cho {deputy}"),
    DELEGATION_ENDED: N_("Chấm dứt ủy quyền"),
    ABSENCE_ASKED: N_("Đề nghị ghi nhận vắng mặt từ {first} đến hết {last}"),
    ABSENCE_RECORDED: N_("Ghi nhận vắng mặt từ {first} đến hết {last} theo {basis}"),
    ABSENCE_DECLINED: N_("Không ghi nhận vắng mặt từ {first} đến hết {last}"),
    ABSENCE_WITHDRAWN: N_("Rút lần vắng mặt từ {first} đến hết {last}"),
    AGENCIES_IMPORTED: N_("Nhập danh mục cơ quan từ {file}: thêm {created}, sửa {changed}"),
    PEOPLE_IMPORTED: N_("Nhập danh sách người từ {file}: thêm {created}, sửa {changed}"),
    PEOPLE_UNDONE: N_("Hoàn tác lượt nhập người {file}"),
    IMPORT_UNDONE: N_("Hoàn tác lượt nhập {file}"),
}
