"""Giấy mời, thông báo, thông báo kết luận are letters too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_synthesis_kind")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("urging", "Công văn đôn đốc"),
                    ("report_up", "Báo cáo lãnh đạo, đề nghị giải trình"),
                    ("inspect", "Đề nghị kiểm tra"),
                    ("synthesis", "Báo cáo tổng hợp"),
                    ("invitation", "Giấy mời"),
                    ("notice", "Thông báo"),
                    ("conclusion", "Thông báo kết luận"),
                ],
                max_length=12,
            ),
        )
    ]
